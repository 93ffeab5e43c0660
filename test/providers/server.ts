import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ProviderBinding, ProviderKind } from '../../activities/providers/binding.ts';

/** One request as the server saw it. */
export interface Seen {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

export interface Server extends AsyncDisposable {
  readonly url: string;
  readonly seen: readonly Seen[];
}

export type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** A real server that gives every request the same answer. */
export async function serve(answer: Answer): Promise<Server> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method, url, headers } = request;
      seen.push({ method, url, headers, body: JSON.parse(Buffer.concat(chunks).toString()) as unknown });
      answer(response, request);
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await once(server.close(), 'close');
    },
  };
}

/** Writes server-sent events; each has its type as its name, as Anthropic's SDK wants it. */
export function sse(
  response: ServerResponse,
  events: readonly object[],
  headers: Record<string, string> = {},
): void {
  if (!response.headersSent) response.writeHead(200, { 'content-type': 'text/event-stream', ...headers });
  for (const event of events) {
    const name = 'type' in event ? `event: ${String(event.type)}\n` : '';
    response.write(`${name}data: ${JSON.stringify(event)}\n\n`);
  }
}

export const secret = 'our-own-secret-1';

export const bindingTo = (
  kind: ProviderKind,
  baseUrl: string,
  more: Partial<ProviderBinding> = {},
): ProviderBinding => ({
  name: 'there',
  kind,
  baseUrl,
  apiKey: secret,
  headers: {},
  apiVersion: undefined,
  ...more,
});
