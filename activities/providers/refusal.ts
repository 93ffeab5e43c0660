import type { FailureSignal } from '../../domain/failure/signal.ts';
import { isObject } from '../../domain/json.ts';
import { readErrorBody } from '../../domain/wire/error-body.ts';
import { readStart } from './read-start.ts';

/** What `FailureSignal.headers` promises. */
const told = ['retry-after', 'retry-after-ms', 'x-request-id', 'request-id'];

/** A response that is no event stream, as a signal: an error status, or a 200 with something else in it. */
export async function refusalOf(response: Response): Promise<FailureSignal> {
  const text = await readStart(response);
  const parsed = parse(text);
  const headers = headersOf(response.headers);
  if (!response.ok) {
    const said = readErrorBody(parsed) ?? { message: plain(text) };
    return { at: 'http', message: response.statusText, ...said, status: response.status, headers };
  }
  if (isObject(parsed) && parsed['error'] !== undefined)
    return { at: 'stream', ...readErrorBody(parsed), headers };
  const type = response.headers.get('content-type') ?? 'no type';
  return {
    at: 'stream',
    code: 'malformed',
    message: `a 200 of ${type}, not an event stream: ${plain(text)}`,
    headers,
  };
}

/** Error JSON is labelled in many ways, so the label is not asked. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** A page's words without its markup. */
function plain(text: string): string {
  return text
    .replace(/<(style|script)[\s\S]*?<\/\1>|<[^>]*>/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function headersOf(headers: Headers): Readonly<Record<string, string>> {
  // https://learn.microsoft.com/azure/api-management/llm-token-limit-policy: Azure's own name for retry-after-ms
  const azure = headers.get('x-ms-retry-after-ms');
  const found = told.flatMap((name) => (headers.has(name) ? [[name, headers.get(name) ?? '']] : []));
  return { ...(azure === null ? {} : { 'retry-after-ms': azure }), ...Object.fromEntries(found) };
}
