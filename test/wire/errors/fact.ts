import type { FailureKind } from '../../../domain/failure/kinds.ts';
import type { FailureSignal } from '../../../domain/failure/signal.ts';
import { inBandFailure, readErrorBody } from '../../../domain/wire/error-body.ts';

/** What a vendor answers, with this status or inside a stream, and what we call it. */
export type ErrorFact = readonly [status: number | 'stream', body: unknown, kind: FailureKind];

export function signalOf([status, body]: ErrorFact): FailureSignal {
  return status === 'stream' ? inBandFailure(body) : { at: 'http', status, ...readErrorBody(body) };
}

/** The same fact for each of these codes. */
export function coded(
  kind: FailureKind,
  status: ErrorFact[0],
  ...codes: readonly (string | number)[]
): readonly ErrorFact[] {
  return codes.map((code) => [status, { error: { message: 'said', code } }, kind]);
}

/** The same fact for each of these types. */
export function typed(
  kind: FailureKind,
  status: ErrorFact[0],
  ...types: readonly string[]
): readonly ErrorFact[] {
  return types.map((type) => [status, { error: { message: 'said', type, code: null } }, kind]);
}

/** The same fact for each of these wordings of a request that can't be served. */
export function worded(
  kind: FailureKind,
  status: ErrorFact[0],
  ...messages: readonly string[]
): readonly ErrorFact[] {
  return messages.map((message) => [status, { error: { message, type: 'invalid_request_error' } }, kind]);
}
