import { NotAStream } from './not-a-stream.ts';
import { refusalOf } from './refusal.ts';
import { socketSignal } from './socket.ts';
import { wholeBody } from './whole-body.ts';

/** What sends a request: Node's own `fetch`, or responses that are at hand already. */
export type Transport = typeof fetch;

/**
 * The `fetch` that both SDKs use. A response that is no event stream is read here, while its whole body is at hand:
 * the SDKs keep only `error` of it, and take a page or a JSON document with status 200 for an answer without events.
 */
export function observed(transport: Transport): Transport {
  return async (input, init) => {
    const response = await transport(input, init).catch((error: unknown) => {
      // The SDKs know their own abort; a timeout of the socket they would strip of its cause.
      throw init?.signal?.aborted === true ? error : new NotAStream(socketSignal(error));
    });
    if (response.ok && maybeStream(response.headers.get('content-type'))) return wholeBody(response);
    throw new NotAStream(await refusalOf(response));
  };
}

/** Compatible servers name their streams loosely or not at all, but a page and a document say what they are. */
function maybeStream(contentType: string | null): boolean {
  return contentType === null || !/html|json|xml/i.test(contentType);
}
