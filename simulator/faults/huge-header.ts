import { withHeaders } from '../wire/with-headers.ts';
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
  plan: (plan, { bytes = DEFAULT_BYTES }) => withHeaders(plan, [['x-debug', 'x'.repeat(bytes)]]),
};
