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
 * use all of them. Of an error that holds another one, the inner one. Undefined when there is nothing of an error in it.
 */
export function readErrorBody(body: unknown): ErrorBody | undefined {
  return read(body, deepest);
}

/** An error inside a stream whose status was 200, whatever it says of itself. */
export function inBandFailure(event: unknown): FailureSignal {
  const message = 'the stream ended with an error';
  return { at: 'stream', message, ...(readErrorBody(event) ?? { code: 'error' }) };
}

/** A gateway behind a gateway behind a cloud. */
const deepest = 3;

function read(body: unknown, depth: number): ErrorBody | undefined {
  const root = Array.isArray(body) ? (body as unknown[])[0] : body;
  if (typeof root === 'string') return root.trim() === '' ? undefined : { message: root };
  if (!isObject(root)) return undefined;
  const error = root['error'] ?? root['detail'] ?? root;
  if (typeof error === 'string') return { ...fields(root), message: error };
  if (Array.isArray(error)) return { ...fields(root), message: JSON.stringify(error) };
  const found = isObject(error) ? { ...fields(error), ...innerBody(error, depth) } : {};
  return Object.keys(found).length > 0 ? found : undefined;
}

/**
 * What the one behind said: OpenRouter keeps it in `metadata.raw`, Google's clouds as JSON in the message.
 * https://openrouter.ai/docs/api-reference/errors
 */
function innerBody(error: Record<string, unknown>, depth: number): ErrorBody | undefined {
  const raw = isObject(error['metadata']) ? error['metadata']['raw'] : undefined;
  const inner = depth === 0 ? undefined : (errorIn(raw) ?? errorIn(error['message']));
  if (inner !== undefined) return read(inner, depth - 1);
  return typeof raw === 'string' && raw.trim() !== '' ? { message: raw } : undefined;
}

/** A text that is a whole error body; any other JSON is no error, but may be an echo. */
function errorIn(text: unknown): object | undefined {
  if (typeof text !== 'string' || !text.trimStart().startsWith('{')) return undefined;
  const body = parsed(text);
  return isObject(body) && isObject(body['error']) ? body : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function fields(error: Record<string, unknown>): ErrorBody {
  const status = statusOf(error['code']) ?? statusOf(error['status']);
  const code = codeOf(error);
  const type = typeOf(error);
  return {
    ...(status === undefined ? {} : { status }),
    ...(code === undefined ? {} : { code }),
    ...(type === undefined ? {} : { type }),
    ...(typeof error['message'] === 'string' ? { message: error['message'] } : {}),
  };
}

/** The most exact of the codes that a vendor gives. */
function codeOf(error: Record<string, unknown>): string | undefined {
  const inner = error['innererror'] ?? error['inner_error'];
  const codes = [
    ...reasonsOf(error),
    // Azure names the policy one level deeper than the general code.
    isObject(inner) ? inner['code'] : undefined,
    error['code'],
  ];
  return codes.find((code): code is string => typeof code === 'string' && statusOf(code) === undefined);
}

/** Anthropic's stable code, and the reason in Google's list of details: https://cloud.google.com/apis/design/errors */
function reasonsOf({ details }: Record<string, unknown>): unknown[] {
  if (Array.isArray(details)) return details.map((each) => (isObject(each) ? each['reason'] : undefined));
  return isObject(details) ? [details['error_code']] : [];
}

/** The vendor's class of error: of OpenAI and Anthropic, of AWS, of Google. */
function typeOf(error: Record<string, unknown>): string | undefined {
  const { type, __type: aws, status } = error;
  // The envelope's own type says nothing of the error in it.
  if (typeof type === 'string' && type !== 'error') return type;
  if (typeof aws === 'string') return aws.split('#').at(-1);
  return typeof status === 'string' && /^[A-Z_]+$/.test(status) ? status : undefined;
}

function statusOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d{3}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && number >= 400 && number <= 599 ? number : undefined;
}
