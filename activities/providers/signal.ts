import type { FailureSignal } from '../../domain/failure/signal.ts';
import { isObject } from '../../domain/json.ts';
import { readErrorBody } from '../../domain/wire/error-body.ts';
import { NotAnEventStream } from './content-type.ts';

const told = ['retry-after', 'retry-after-ms', 'x-request-id', 'request-id'];

/** Reads both SDKs' errors by their fields and their chain of causes; their classes' names say nothing. */
export function toSignal(error: unknown): FailureSignal {
  if (error instanceof NotAnEventStream || error instanceof SyntaxError)
    return { at: 'stream', code: 'malformed', message: error.message };
  const fields = isObject(error) ? error : {};
  const message = error instanceof Error ? error.message : String(error);
  const body = readErrorBody(fields['error']);
  if (typeof fields['status'] === 'number')
    return { at: 'http', message, ...body, status: fields['status'], headers: headersOf(fields['headers']) };
  if (body !== undefined) return { at: 'stream', message, ...body };
  const code = codeOf(error);
  return { at: 'transport', message, ...(code === undefined ? {} : { code }) };
}

function headersOf(headers: unknown): Readonly<Record<string, string>> {
  if (!(headers instanceof Headers)) return {};
  return Object.fromEntries(
    told.flatMap((name) => (headers.has(name) ? [[name, headers.get(name) ?? '']] : [])),
  );
}

function codeOf(error: unknown): string | undefined {
  for (let each = error, depth = 0; isObject(each) && depth < 6; each = each['cause'], depth += 1)
    if (typeof each['code'] === 'string') return each['code'];
  return undefined;
}
