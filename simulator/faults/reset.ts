import type { Fault } from './fault.ts';
import { oneOf } from './fields.ts';

export interface ResetOrder {
  readonly fault: 'reset';
  readonly at: 'before-headers' | 'after-headers';
}

export const reset: Fault<ResetOrder> = {
  name: 'reset',
  summary: 'connection reset (RST) before or just after the response headers',
  fields: { at: oneOf('before-headers', 'after-headers') },
  instead: ({ at }, kit) => [
    ...(at === 'after-headers' ? [kit.head(200)] : []),
    // The headers must have left before the reset takes back what is still unsent.
    { do: 'wait', ms: 1 },
    { do: 'destroy', reset: true },
  ],
};
