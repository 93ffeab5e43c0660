import { withHeaders } from '../wire/with-headers.ts';
import type { Fault } from './fault.ts';

export interface BadGzipOrder {
  readonly fault: 'bad-gzip';
}

export const badGzip: Fault<BadGzipOrder> = {
  name: 'bad-gzip',
  summary: 'a body labelled gzip that is not',
  fields: {},
  plan: (plan) => withHeaders(plan, [['content-encoding', 'gzip']]),
};
