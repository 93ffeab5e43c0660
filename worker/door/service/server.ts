import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Refusal } from '../refusal/refusal.ts';
import type { RefusalKind } from '../refusal/refusals.ts';
import { rowOf } from '../refusal/refusals.ts';
import { dialectOf } from '../wire/endpoint.ts';
import type { DoorApp } from './app.ts';

/** A request has to be there, headers and body, after so many ms. */
const requestMs = 60_000;

/** Where a door listens. */
export interface Place {
  readonly host: string;
  readonly port: number;
  /** A finished response that is not read is dropped after so many ms; default: a minute. */
  readonly unreadMs?: number;
}

/** Serves an app; resolves when it listens, rejects where the port can't be had. */
export async function listen(app: DoorApp, { host, port, unreadMs = 60_000 }: Place): Promise<Server> {
  const server = createAdaptorServer({
    fetch: (request, env) => app.fetch(request, env),
    hostname: host,
    overrideGlobalObjects: false,
    serverOptions: {
      headersTimeout: requestMs,
      requestTimeout: requestMs,
      connectionsCheckingInterval: 5000,
      // Longer than the idle time of usual balancers, or they write into a connection that is being closed.
      keepAliveTimeout: 75_000,
    },
  }) as Server;
  server.on('clientError', (error: ClientError, socket: Socket) => refuseConnection(error, socket));
  server.on('request', (_, response) => {
    response.once('prefinish', () => {
      const unread = setTimeout(() => response.destroy(), unreadMs).unref();
      response.once('close', () => clearTimeout(unread));
    });
  });
  server.listen({ host, port });
  await once(server, 'listening');
  return server;
}

/** Where a server listens, as clients write it. */
export function urlOf(server: Server): string {
  const { address, port, family } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

interface ClientError extends Error {
  readonly code?: string;
  readonly rawPacket?: Buffer;
}

const byCode: Readonly<Record<string, readonly [kind: RefusalKind, message: string]>> = {
  HPE_HEADER_OVERFLOW: ['HeadersTooLarge', 'The headers have more than 16 kB'],
  ERR_HTTP_REQUEST_TIMEOUT: ['SlowRequest', 'The request did not come in time'],
};

const broken = ['InvalidRequest', 'This is no HTTP request'] as const;

/** What never became a request is refused in the dialect of its path, as far as that came. */
function refuseConnection({ code = '', rawPacket }: ClientError, socket: Socket): void {
  if (!socket.writable || code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const [kind, message] = byCode[code] ?? broken;
  const [, path = ''] = /^\S+ (\S+)/.exec(rawPacket?.toString('latin1', 0, 500) ?? '') ?? [];
  const body = JSON.stringify(dialectOf(path, undefined).errorBody(new Refusal(kind, message)));
  socket.end(
    `HTTP/1.1 ${rowOf(kind).status} Refused\r\nconnection: close\r\ncontent-type: application/json\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
