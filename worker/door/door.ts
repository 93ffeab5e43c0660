import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { isGrpcServiceError, type Client } from '@temporalio/client';
import type { NativeConnection } from '@temporalio/worker';
import { isLoopback, usualAddress } from '../config/address.ts';
import type { Config, DoorConfig } from '../config/config.ts';
import { ConfigError } from '../config/problem.ts';
import { defaultFleet } from '../../workflows/health/messages.ts';
import { ConversationMemory } from './conversation/memory.ts';
import { completeDelivery } from './delivery/complete.ts';
import { DirectRuns } from './direct/runs.ts';
import { Feeds } from './live/feeds.ts';
import { openLive } from './live/open.ts';
import { doorSetting } from './live/setting.ts';
import { LiveWhenThere } from './live/when-there.ts';
import { TemporalRuns } from './runs/temporal.ts';
import { createApp } from './service/app.ts';
import { listen, urlOf } from './service/server.ts';
import { Meter } from './tenants/meter.ts';
import { Tenants } from './tenants/tenants.ts';

export interface DoorSetup {
  readonly config: Config;
  readonly client: Client;
  readonly taskQueue: string;
  /** Connects what makes attempts in this process, so that answers may be sent while they come; without it all are sent whole. */
  readonly connect?: () => Promise<NativeConnection>;
  /** Doors and workers of the same name share what they know of their targets' health; null: with nobody. */
  readonly fleet?: string | null;
  /** Instead of the configured one; 0: any that is free. */
  readonly port?: number;
  /** How long a stream waits for its first word before it sends signs of life, and between those, in ms. */
  readonly keepAliveMs?: number;
  /** Told of what should not happen; default: a line on standard error. */
  readonly unexpected?: (error: unknown) => void;
}

/** A front door that is open. */
export interface Door {
  /** Where it listens, e.g. `http://127.0.0.1:8787`. */
  readonly url: string;
  /** Refuses new requests, gives those under way `graceMs` to end, and closes. Runs go on. */
  close(graceMs?: number): Promise<void>;
}

/** Where a door listens that nobody has configured. */
const usual: Pick<DoorConfig, 'listen' | 'tenants'> = {
  listen: usualAddress,
  tenants: [],
};

/**
 * Opens the front door: the HTTP APIs that existing code speaks, in front of durable runs.
 *
 * @throws ConfigError where anybody could come in, `Error` with the code `EADDRINUSE` where the port is taken
 */
export async function openDoor(setup: DoorSetup): Promise<Door> {
  const { config, client, taskQueue, keepAliveMs = 10_000 } = setup;
  const { listen: place, tenants } = config.door ?? usual;
  if (tenants.length === 0 && !isLoopback(place))
    throw new ConfigError(
      [],
      `door.listen: ${place.host} can be reached from elsewhere, and without door.tenants nobody is asked for a token: ` +
        'listen on 127.0.0.1, or configure tenants',
    );
  const { connect, unexpected = toStandardError } = setup;
  const { namespace } = client.options;
  await using opening = new AsyncDisposableStack();
  const feeds = new Feeds();
  const { fleet = defaultFleet } = setup;
  const { setting, companions } = doorSetting({ config, client, fleet, live: feeds });
  for (const companion of companions) {
    companion.start();
    opening.defer(() => companion.stop());
  }
  const live =
    connect &&
    new LiveWhenThere(
      () => openLive({ connect, namespace, taskQueue, setting, feeds, keepAliveMs }),
      unexpected,
    );
  opening.defer(() => live?.close());
  const runs = new TemporalRuns(client, taskQueue);
  const meters = new Map<string, Meter>();
  const now = Date.now;
  const complete = completeDelivery(keepAliveMs);
  const app = createApp({
    config,
    tenants: new Tenants(tenants),
    runs: config.door?.whenTemporalIsDown === 'direct' ? new DirectRuns(runs, setting) : runs,
    memory: new ConversationMemory(),
    deliveryOf: (mode) => (mode === 'live' ? live?.delivery : undefined) ?? complete,
    meterOf: (tenant) => {
      const meter = meters.get(tenant.name) ?? new Meter(tenant, now);
      meters.set(tenant.name, meter);
      return meter;
    },
    now,
    mintId: randomUUID,
    unexpected,
  });
  await live?.begin();
  const server = await listen(app, { host: place.host, port: setup.port ?? place.port });
  const opened = opening.move();
  return {
    url: urlOf(server),
    close: async (graceMs = 5000) => {
      await close(server, graceMs);
      await opened.disposeAsync();
    },
  };
}

function close(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), graceMs).unref();
  });
}

/** An error's message may hold words of a conversation: its name, where it was thrown and what Temporal says are told. */
function toStandardError(error: unknown): void {
  const [name, place] =
    error instanceof Error ? [error.name, error.stack?.split('\n')[1]?.trim() ?? ''] : [typeof error, ''];
  const said = error instanceof Error && isGrpcServiceError(error.cause) ? `: ${error.cause.details}` : '';
  process.stderr.write(`door: unexpected ${name} ${place}${said}\n`);
}
