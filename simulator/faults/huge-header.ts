import { mergeHeaders } from '../wire/headers.ts';
import type { Fault } from './fault.ts';
import { integer, optional } from './fields.ts';

export interface HugeHeaderOrder {
  readonly fault: 'huge-header';
  /** Size of the header's value; 64 KiB unless given, where Node's clients stop at 16 KiB. */
  readonly bytes?: number;
}

const DEFAULT_BYTES = 65_536;

export const hugeHeader: Fault<HugeHeaderOrder> = {
  name: 'huge-header',
  summary: 'a response header larger than clients accept',
  fields: { bytes: optional(integer(1)) },
  plan: (plan, { bytes = DEFAULT_BYTES }) => ({
    ...plan,
    steps: plan.steps.map((step) =>
      step.do === 'head'
        ? { ...step, headers: mergeHeaders([['x-debug', 'x'.repeat(bytes)]], step.headers) }
        : step,
    ),
  }),
};
