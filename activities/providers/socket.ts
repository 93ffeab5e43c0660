import type { FailureSignal } from '../../domain/failure/signal.ts';
import { isObject } from '../../domain/json.ts';

/** What came was no HTTP, or not what its encoding says: no fault of the network. */
const unreadable = /^(HPE_|Z_|UND_ERR_(HEADERS_OVERFLOW|RES_|INVALID)|ERR_(CONTENT_DECODING|ENCODING))/;

/** What a socket threw: the first code in its chain of causes tells. */
export function socketSignal(error: unknown): FailureSignal {
  const code = codeOf(error);
  const message = [...chainOf(error)].map(messageOf).filter(Boolean).join(': ');
  if (unreadable.test(code ?? '') || isNoHttp(error)) return { at: 'stream', code: 'malformed', message };
  return { at: 'transport', message, ...(code === undefined ? {} : { code }) };
}

/** Node's code of what went wrong; undefined when it was no socket's error. */
export function codeOf(error: unknown): string | undefined {
  for (const { code } of chainOf(error)) if (typeof code === 'string') return code;
  return undefined;
}

/** An error, its cause, the cause's cause …; of several addresses tried, the first one's error. */
export function* chainOf(error: unknown): Generator<Record<string, unknown>> {
  let each = error;
  for (let depth = 0; isObject(each) && depth < 8; depth += 1) {
    yield each;
    const several: unknown = each['errors'];
    each = each['cause'] ?? (Array.isArray(several) ? (several as unknown[])[0] : undefined);
  }
}

/** The parser's error has no code, only a name. */
function isNoHttp(error: unknown): boolean {
  return [...chainOf(error)].some(({ name }) => name === 'HTTPParserError');
}

function messageOf({ message }: Record<string, unknown>): string {
  return typeof message === 'string' ? message : '';
}
