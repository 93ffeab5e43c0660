import { rowOf } from './refusals.ts';
import { Refusal } from './refusal.ts';
import type { Dialect } from '../wire/dialect.ts';

/** A refusal as a response in an API's own dialect. */
export function refusalResponse(
  refusal: Refusal,
  dialect: Dialect,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const all = new Headers(headers);
  all.set('x-should-retry', String(rowOf(refusal.kind).again));
  if (refusal.retryAfterMs !== undefined)
    all.set('retry-after', String(Math.max(1, Math.ceil(refusal.retryAfterMs / 1000))));
  const runId = all.get('x-understudy-run-id') ?? undefined;
  return Response.json(dialect.errorBody(refusal, runId), { status: dialect.status(refusal), headers: all });
}

/** What went wrong, told to a caller: only a refusal has words for one. */
export function asRefusal(error: unknown, unexpected: (error: unknown) => void): Refusal {
  if (error instanceof Refusal) return error;
  unexpected(error);
  return new Refusal('Internal', 'Something went wrong in the front door; its log says what.');
}
