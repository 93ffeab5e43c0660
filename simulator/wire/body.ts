import type { IncomingMessage } from 'node:http';

/** Both vendors refuse more. */
const MOST_BYTES = 32 * 1024 * 1024;

/** The body as text; `too-large`, or `cut` when the client went away before its end. */
export async function readBody(request: IncomingMessage): Promise<string | { failed: 'too-large' | 'cut' }> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes <= MOST_BYTES) chunks.push(chunk);
    }
  } catch {
    return { failed: 'cut' };
  }
  return bytes > MOST_BYTES ? { failed: 'too-large' } : Buffer.concat(chunks).toString('utf8');
}
