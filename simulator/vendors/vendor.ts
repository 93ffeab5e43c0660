import type { Problem, Rule } from '../judge/rule.ts';
import type { RetryAfter } from './retry-after.ts';

/** Whose API a provider speaks: keys, errors and headers, the same on all its paths. */
export interface Vendor {
  readonly name: VendorName;
  /** What an SDK's base URL has after the provider's prefix. */
  readonly basePath: '' | '/v1';
  /** Checked before the body is looked at. */
  readonly admission: readonly Rule<Admission>[];
  /** The vendor's own words for an HTTP status; `code` picks one where a status has several. */
  problem(this: void, status: number, code?: string, message?: string): Problem;
  unparseable(this: void): Problem;
  noSuchPath(this: void, method: string, path: string): Problem;
  noSuchModel(this: void, model: string): Problem;
  /** What stands under `error`. */
  errorObject(this: void, problem: Problem): object;
  errorBody(this: void, problem: Problem, requestId: string): string;
  errorHeaders(this: void, problem: Problem, retryAfter?: RetryAfter): HeaderPairs;
  /** An error inside a stream that has begun. */
  errorEvent(this: void, problem: Problem, requestId: string): string;
  headers(this: void, requestId: string, processingMs: number): HeaderPairs;
}

export type VendorName = 'openai' | 'anthropic';

export type HeaderPairs = readonly (readonly [name: string, value: string])[];

export interface Admission {
  readonly headers: Readonly<Record<string, string>>;
  /** The only key let in; any key when undefined. */
  readonly apiKey: string | undefined;
}

/** The key of `authorization: Bearer <key>`. */
export function bearerKey(headers: Readonly<Record<string, string>>): string | undefined {
  return /^Bearer\s+(\S+)\s*$/i.exec(headers['authorization'] ?? '')?.[1];
}
