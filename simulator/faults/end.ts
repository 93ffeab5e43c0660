import { untilToken } from '../wire/until-token.ts';
import type { Fault } from './fault.ts';
import { integer } from './fields.ts';

export interface EndOrder {
  readonly fault: 'end';
  readonly afterTokens: number;
}

export const end: Fault<EndOrder> = {
  name: 'end',
  summary: 'the body ends cleanly after n tokens, without the events that finish an answer',
  fields: { afterTokens: integer(0) },
  plan: (plan, { afterTokens }) => ({
    ...plan,
    steps: [...untilToken(plan.steps, afterTokens), { do: 'end' }],
  }),
};
