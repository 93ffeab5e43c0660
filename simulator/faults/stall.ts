import { untilToken } from '../wire/until-token.ts';
import type { Fault } from './fault.ts';
import { integer } from './fields.ts';

export interface StallOrder {
  readonly fault: 'stall';
  readonly afterTokens: number;
}

export const stall: Fault<StallOrder> = {
  name: 'stall',
  summary: 'nothing more comes after n tokens; the connection stays open',
  fields: { afterTokens: integer(0) },
  plan: (plan, { afterTokens }) => ({
    ...plan,
    steps: [...untilToken(plan.steps, afterTokens), { do: 'hang' }],
  }),
};
