import type { Client } from '@temporalio/client';
import type { HealthClient } from '../../client/health.ts';

/** A fleet's health, and the client it is asked by. */
export interface Opened extends AsyncDisposable {
  readonly client: Client;
  readonly health: HealthClient;
}

/** Connects to the environment's server. */
export async function openHealth(fleet: string): Promise<Opened> {
  const { connect } = await import('../connect.ts');
  const { HealthClient } = await import('../../client/health.ts');
  const connected = await connect();
  const { client } = connected;
  return {
    client,
    health: new HealthClient(client, { fleet }),
    [Symbol.asyncDispose]: () => connected[Symbol.asyncDispose](),
  };
}
