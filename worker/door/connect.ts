import { Client, Connection, type ConnectionOptions } from '@temporalio/client';

/** How soon a server that was away is noticed to be back, in ms: gRPC's own steps grow to two minutes. */
const reconnectMs = 1000;

/** A client for a door: it is there before Temporal is, and soon after Temporal is back. */
export function connectDoor(options: ConnectionOptions, namespace: string): Client {
  const connection = Connection.lazy({
    ...options,
    channelArgs: { 'grpc.max_reconnect_backoff_ms': reconnectMs, ...options.channelArgs },
  });
  return new Client({ connection, namespace });
}
