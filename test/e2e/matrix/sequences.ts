import { array, constantFrom, integer, oneof, record, sample, type Arbitrary } from 'fast-check';
import type { FaultOrder } from '../../../simulator/index.ts';

/** What one of the targets does during a call, one order after the other. */
type Misfortune = readonly FaultOrder[];

/** One call, and what its three targets do meanwhile. */
export interface Sequence {
  readonly misfortunes: readonly [Misfortune, Misfortune, Misfortune];
  readonly deadlineMs: number;
}

const status: Arbitrary<FaultOrder> = record({
  fault: constantFrom('status' as const),
  status: constantFrom(400, 401, 403, 404, 408, 413, 429, 429, 500, 500, 502, 503, 529),
  times: integer({ min: 1, max: 3 }),
});

const later: Arbitrary<FaultOrder> = record({
  fault: constantFrom('status' as const),
  status: constantFrom(429, 503),
  retryAfterMs: constantFrom(1000, 2000, 3_600_000),
  times: integer({ min: 1, max: 2 }),
});

/** Each strikes a request or two. */
const broken: Arbitrary<FaultOrder> = record({
  times: integer({ min: 1, max: 2 }),
  order: constantFrom<FaultOrder>(
    { fault: 'refuse' },
    { fault: 'reset', at: 'before-headers' },
    { fault: 'reset', at: 'after-headers' },
    { fault: 'silence', before: 'headers' },
    { fault: 'silence', before: 'first-token' },
    { fault: 'cut', afterTokens: 3 },
    { fault: 'end', afterTokens: 3 },
    { fault: 'stall', afterTokens: 3 },
    { fault: 'slow', tokensPerSecond: 5 },
    { fault: 'delay', headersMs: 100 },
    { fault: 'html' },
    { fault: 'invalid-chunk', afterTokens: 2 },
    { fault: 'error-event', afterTokens: 2 },
    { fault: 'empty' },
    { fault: 'length', afterTokens: 3 },
    { fault: 'refusal' },
    { fault: 'content-filter', afterTokens: 3 },
    { fault: 'bad-gzip' },
  ),
}).map(({ order, times }) => ({ ...order, times }));

const misfortune: Arbitrary<Misfortune> = array(oneof(status, later, broken, broken), { maxLength: 3 });

const sequence: Arbitrary<Sequence> = record({
  misfortunes: array(misfortune, { minLength: 3, maxLength: 3 }),
  deadlineMs: integer({ min: 300, max: 2500 }),
}).map(({ misfortunes: [a = [], b = [], c = []], deadlineMs }) => ({ misfortunes: [a, b, c], deadlineMs }));

/** The same ones for the same seed. */
export function sequences(numRuns: number, seed: number): readonly Sequence[] {
  return sample(sequence, { numRuns, seed });
}
