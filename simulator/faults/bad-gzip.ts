import { mergeHeaders } from '../wire/headers.ts';
import type { Fault } from './fault.ts';

export interface BadGzipOrder {
  readonly fault: 'bad-gzip';
}

export const badGzip: Fault<BadGzipOrder> = {
  name: 'bad-gzip',
  summary: 'a body labelled gzip that is not',
  fields: {},
  plan: (plan) => ({
    ...plan,
    steps: plan.steps.map((step) =>
      step.do === 'head'
        ? { ...step, headers: mergeHeaders([['content-encoding', 'gzip']], step.headers) }
        : step,
    ),
  }),
};
