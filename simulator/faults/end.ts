import { untilToken } from '../wire/until-token.ts';
import type { Fault } from './fault.ts';
import { integer, oneOf, optional } from './fields.ts';

export interface EndOrder {
  readonly fault: 'end';
  readonly afterTokens: number;
  /** Counts only the tokens of calls; a JSON answer is cut as without it. */
  readonly inside?: 'call';
}

export const end: Fault<EndOrder> = {
  name: 'end',
  summary: 'the body ends cleanly after n tokens, without the events that finish an answer',
  fields: { afterTokens: integer(0), inside: optional(oneOf('call')) },
  plan: (plan, { afterTokens, inside }) => ({
    ...plan,
    steps: [...untilToken(plan.steps, afterTokens, inside), { do: 'end' }],
  }),
};
