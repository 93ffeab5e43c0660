import { untilToken } from '../wire/until-token.ts';
import type { Fault } from './fault.ts';
import { oneOf } from './fields.ts';

export interface SilenceOrder {
  readonly fault: 'silence';
  readonly before: 'headers' | 'first-token';
}

export const silence: Fault<SilenceOrder> = {
  name: 'silence',
  summary: 'accepts the request and says nothing, with or without headers',
  fields: { before: oneOf('headers', 'first-token') },
  instead: ({ before }) => (before === 'headers' ? [{ do: 'hang' }] : undefined),
  plan: (plan, { before }) =>
    before === 'headers' ? plan : { ...plan, steps: [...untilToken(plan.steps, 0), { do: 'hang' }] },
};
