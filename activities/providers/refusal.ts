import { adviceHeaders, requestIdHeaders, type FailureSignal } from '../../domain/failure/signal.ts';
import { isObject } from '../../domain/json.ts';
import { readErrorBody } from '../../domain/wire/error-body.ts';
import { readStart } from './read-start.ts';

/** A response that is no event stream, as a signal: an error status, or a 200 with something else in it. */
export async function refusalOf(response: Response): Promise<FailureSignal> {
  const text = await readStart(response);
  const parsed = parse(text);
  const headers = pick(response.headers, [...adviceHeaders, ...requestIdHeaders]);
  if (!response.ok) {
    const said = readErrorBody(parsed) ?? { message: plain(text) || response.statusText };
    return { at: 'http', ...awsType(response.headers), ...said, status: response.status, headers };
  }
  if (isObject(parsed) && (parsed['error'] ?? undefined) !== undefined)
    return { at: 'stream', ...readErrorBody(parsed), headers };
  const type = response.headers.get('content-type') ?? 'no type';
  return {
    at: 'stream',
    code: 'malformed',
    message: `a 200 of ${type}, not an event stream: ${plain(text)}`,
    headers: pick(response.headers, requestIdHeaders),
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

/** Bedrock names the class of an error beside the body: `ThrottlingException:http://…`. */
function awsType(headers: Headers): Pick<FailureSignal, 'type'> {
  const type = headers.get('x-amzn-errortype')?.split(':')[0];
  return type === undefined ? {} : { type };
}

function pick(headers: Headers, names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = headers.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
}
