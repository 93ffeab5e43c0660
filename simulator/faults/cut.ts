import { untilToken } from '../wire/until-token.ts';
import type { Fault } from './fault.ts';
import { integer, oneOf, optional } from './fields.ts';

export interface CutOrder {
  readonly fault: 'cut';
  readonly afterTokens: number;
  /** Counts only the tokens of calls; a JSON answer is cut as without it. */
  readonly inside?: 'call';
}

export const cut: Fault<CutOrder> = {
  name: 'cut',
  summary: 'the socket is destroyed after n tokens',
  fields: { afterTokens: integer(0), inside: optional(oneOf('call')) },
  plan: (plan, { afterTokens, inside }) => ({
    ...plan,
    steps: [...untilToken(plan.steps, afterTokens, inside), { do: 'destroy', reset: false }],
  }),
};
