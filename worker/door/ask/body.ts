import { Refusal } from '../refusal/refusal.ts';

/** The longest body that is read, in bytes. A run carries 1.5 MB; escapes of JSON and blanks may be several times that. */
const mostBytes = 8_000_000;

/** A longer one is read to its end and thrown away up to this length, so that its sender hears why. */
const mostDiscarded = 64_000_000;

/** How deep objects and lists may stand in each other. */
const deepest = 100;

export interface Body {
  readonly value: unknown;
  readonly bytes: Uint8Array;
}

/**
 * Reads a request's body as JSON.
 * @throws Refusal `TooLarge` or `InvalidRequest`
 */
export async function readBody(request: Request): Promise<Body> {
  const bytes = await readBytes(request);
  const text = decoded(bytes);
  if (isDeep(text))
    throw new Refusal('InvalidRequest', `the body nests objects and lists more than ${deepest} deep`);
  try {
    return { value: JSON.parse(text) as unknown, bytes };
  } catch {
    throw new Refusal(
      'InvalidRequest',
      text.trim() === '' ? 'the body is empty' : 'the body is not valid JSON',
    );
  }
}

async function readBytes(request: Request): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length')) > mostDiscarded) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
      length += chunk.length;
      if (length <= mostBytes) chunks.push(chunk);
      else chunks.length = 0;
      if (length > mostDiscarded) throw tooLarge();
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('InvalidRequest', 'the body broke off');
  }
  if (length > mostBytes) throw tooLarge();
  return Buffer.concat(chunks);
}

function tooLarge(): Refusal {
  return new Refusal(
    'TooLarge',
    `the body has more than ${mostBytes} bytes: send references instead of contents`,
  );
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal('InvalidRequest', 'the body is not valid UTF-8');
  }
}

/** What parses can still be too deep for everything that walks it afterwards. */
function isDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (inString) {
      if (char === backslash) at += 1;
      else if (char === quote) inString = false;
    } else if (char === quote) inString = true;
    else if (char === openBracket || char === openBrace) {
      depth += 1;
      if (depth > deepest) return true;
    } else if (char === closeBracket || char === closeBrace) depth -= 1;
  }
  return false;
}

const [quote, backslash, openBracket, closeBracket, openBrace, closeBrace] = [34, 92, 91, 93, 123, 125];
