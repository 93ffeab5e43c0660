import { untilToken } from '../wire/until-token.ts';
import type { Fault } from './fault.ts';
import { integer } from './fields.ts';

export interface CutOrder {
  readonly fault: 'cut';
  readonly afterTokens: number;
}

export const cut: Fault<CutOrder> = {
  name: 'cut',
  summary: 'the socket is destroyed after n tokens',
  fields: { afterTokens: integer(0) },
  plan: (plan, { afterTokens }) => ({
    ...plan,
    steps: [...untilToken(plan.steps, afterTokens), { do: 'destroy', reset: false }],
  }),
};
