import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';
import type { DoorConfig } from '../../../worker/config/config.ts';
import { NativeConnection } from '@temporalio/worker';
import { openDoor, type DoorSetup } from '../../../worker/door/door.ts';
import { openTroupe, type Troupe, type TroupeOptions } from '../troupe.ts';

/** A troupe with a front door before it, and the vendors' own clients pointed at that. */
export interface Stand extends AsyncDisposable {
  readonly troupe: Troupe;
  /** Without a path, e.g. `http://127.0.0.1:8787`. */
  readonly url: string;
  readonly openai: OpenAI;
  readonly anthropic: Anthropic;
}

export interface StandOptions extends TroupeOptions {
  /** Over the configured or usual one. */
  readonly door?: Partial<DoorConfig>;
  readonly setup?: Partial<Pick<DoorSetup, 'client' | 'connect' | 'keepAliveMs'>>;
}

/** Models that existing code names: all mean the route `support`. */
const models = ['gpt-*', 'claude-*'].map((model) => ({ model, route: 'support' }));

/** Opens a door on any free port; dispose it when the suite ends, which fails if the door met what it didn't expect. */
export async function openStand({ door, setup, ...options }: StandOptions = {}): Promise<Stand> {
  await using parts = new AsyncDisposableStack();
  const troupe = parts.use(await openTroupe(options));
  const unexpected: unknown[] = [];
  const { config, client, taskQueue } = troupe;
  const opened = await openDoor({
    config: {
      ...config,
      door: {
        listen: { host: '127.0.0.1', port: 0 },
        whenTemporalIsDown: 'refuse',
        models,
        tenants: [],
        ...config.door,
        ...door,
      },
    },
    client,
    taskQueue,
    connect: () => NativeConnection.connect({ address: troupe.address }),
    fleet: options.fleet === true ? taskQueue : null,
    port: 0,
    unexpected: (error) => unexpected.push(error),
    ...setup,
  });
  parts.defer(() => opened.close(0));
  const kept = parts.move();
  return {
    troupe,
    url: opened.url,
    openai: new OpenAI({ baseURL: `${opened.url}/v1`, apiKey: 'any', maxRetries: 0 }),
    anthropic: new Anthropic({ baseURL: opened.url, apiKey: 'any', maxRetries: 0 }),
    [Symbol.asyncDispose]: async () => {
      await kept.disposeAsync();
      if (unexpected.length > 0) throw new AggregateError(unexpected, 'the door met what it did not expect');
    },
  };
}
