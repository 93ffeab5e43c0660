import type { FailureSignal } from '../failure/signal.ts';
import { isObject } from '../json.ts';

/** What an error body says, whatever the vendor's shape. */
export interface ErrorBody {
  /** A status given inside a body, as gateways do in a stream whose own status is 200. */
  readonly status?: number;
  readonly code?: string;
  readonly type?: string;
  readonly message?: string;
}

/**
 * Reads `{error: {…}}`, `{error: "…"}`, `{detail: …}`, `[{error}]` and a bare error object: compatible servers
 * use all of them. Undefined when there is nothing of an error in it.
 */
export function readErrorBody(body: unknown): ErrorBody | undefined {
  const root = Array.isArray(body) ? (body as unknown[])[0] : body;
  if (typeof root === 'string') return root.trim() === '' ? undefined : { message: root };
  if (!isObject(root)) return undefined;
  const error = root['error'] ?? root['detail'] ?? root;
  if (typeof error === 'string') return { ...fields(root), message: error };
  if (Array.isArray(error)) return { ...fields(root), message: JSON.stringify(error) };
  const found = isObject(error) ? fields(error) : {};
  return Object.keys(found).length > 0 ? found : undefined;
}

/** An error inside a stream whose status was 200, whatever it says of itself. */
export function inBandFailure(event: unknown): FailureSignal {
  const message = 'the stream ended with an error';
  return { at: 'stream', message, ...(readErrorBody(event) ?? { code: 'error' }) };
}

function fields(error: Record<string, unknown>): ErrorBody {
  const details = isObject(error['details']) ? error['details'] : {};
  // Anthropic's stable code: https://platform.claude.com/docs/en/api/errors
  const code = details['error_code'] ?? innerCode(error) ?? error['code'];
  const status = statusOf(error['code']) ?? statusOf(error['status']);
  return {
    ...(status === undefined ? {} : { status }),
    ...(typeof code === 'string' && statusOf(code) === undefined ? { code } : {}),
    // The envelope's own type says nothing of the error in it.
    ...(typeof error['type'] === 'string' && error['type'] !== 'error' ? { type: error['type'] } : {}),
    ...(typeof error['message'] === 'string' ? { message: error['message'] } : {}),
  };
}

/** Azure names the policy one level deeper than the general code. */
function innerCode(error: Record<string, unknown>): unknown {
  const inner = error['innererror'] ?? error['inner_error'];
  return isObject(inner) ? inner['code'] : undefined;
}

function statusOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d{3}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && number >= 400 && number <= 599 ? number : undefined;
}
