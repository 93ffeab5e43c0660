import type { FailureSignal } from '../../domain/failure/signal.ts';
import { inBandFailure } from '../../domain/wire/error-body.ts';
import { NotAStream } from './not-a-stream.ts';
import { chainOf, codeOf, socketSignal } from './socket.ts';

/**
 * Reads what either SDK throws by its fields and its chain of causes; the names of their classes say nothing. Responses
 * that were no stream have been read before the SDK saw them.
 */
export function toSignal(error: unknown): FailureSignal {
  const chain = [...chainOf(error)];
  const observed = chain.find((each) => each instanceof NotAStream);
  if (observed !== undefined) return observed.signal;
  // An event that isn't JSON.
  if (error instanceof SyntaxError) return { at: 'stream', code: 'malformed', message: error.message };
  const body = chain[0]?.['error'];
  if (body !== undefined && body !== null) return inBandFailure(body);
  if (codeOf(error) !== undefined || isConnection(error)) return socketSignal(error);
  // Ours: no kind fits, and none may put it on the provider.
  return { at: 'answer', code: 'internal', message: error instanceof Error ? error.message : String(error) };
}

/** A connection that broke without saying why: `terminated`, or the SDKs' own word. */
function isConnection(error: unknown): boolean {
  return (
    error instanceof Error &&
    /^(terminated|fetch failed|Connection error\.|Request timed out\.)$/.test(error.message)
  );
}
