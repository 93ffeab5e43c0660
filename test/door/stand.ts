import type { Config, DoorConfig } from '../../worker/config/config.ts';
import { parseConfig } from '../../worker/config/index.ts';
import { ConversationMemory } from '../../worker/door/conversation/memory.ts';
import { completeDelivery } from '../../worker/door/delivery/complete.ts';
import { createApp, type DoorApp } from '../../worker/door/service/app.ts';
import { Meter } from '../../worker/door/tenants/meter.ts';
import { Tenants } from '../../worker/door/tenants/tenants.ts';
import { FakeRuns } from './fake-runs.ts';

const text = `
providers:
  openai: { kind: openai, apiKeyEnv: KEY }
  anthropic: { kind: anthropic, apiKeyEnv: KEY }
routes:
  support: { targets: [openai/gpt-5.6-sol, anthropic/claude-opus-5-5] }
  secret: { targets: [openai/gpt-5.6-sol] }
`;

export const usual: DoorConfig = {
  listen: { host: '127.0.0.1', port: 0 },
  whenTemporalIsDown: 'refuse',
  models: [
    { model: 'gpt-4o', route: 'support' },
    { model: 'claude-*', route: 'support' },
  ],
  tenants: [],
};

/** Two routes, and the door as `change` has it. */
export function configWith(change: Partial<DoorConfig> = {}): Config {
  const parsed = parseConfig(text, { source: 'test.yaml', env: { KEY: 'k' } });
  if (!parsed.ok) throw new Error(parsed.problems.map(({ rule }) => rule).join());
  return { ...parsed.config, door: { ...usual, ...change } };
}

export interface Stand {
  readonly app: DoorApp;
  readonly runs: FakeRuns;
  readonly unexpected: unknown[];
  /** Moves the clock. */
  pass(ms: number): void;
  /** Asks, as from this machine; an object is sent as JSON. */
  ask(path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
}

/** A door without a server and without Temporal. */
export function openStand(change: Partial<DoorConfig> = {}, keepAliveMs = 10_000): Stand {
  const config = configWith(change);
  const runs = new FakeRuns();
  const unexpected: unknown[] = [];
  const meters = new Map<string, Meter>();
  let now = 1_800_000_000_000;
  let minted = 0;
  const app = createApp({
    config,
    runs,
    tenants: new Tenants(config.door?.tenants ?? []),
    memory: new ConversationMemory(),
    deliveryOf: () => completeDelivery(keepAliveMs),
    meterOf: (tenant) => {
      const meter = meters.get(tenant.name) ?? new Meter(tenant, () => now);
      meters.set(tenant.name, meter);
      return meter;
    },
    now: () => now,
    mintId: () => `id-${(minted += 1)}`,
    unexpected: (error) => unexpected.push(error),
  });
  return {
    app,
    runs,
    unexpected,
    pass: (ms) => {
      now += ms;
    },
    ask: async (path, body, headers = {}) =>
      app.request(path, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { host: '127.0.0.1:8787', ...headers },
        ...(body === undefined ? {} : { body: isRaw(body) ? body : JSON.stringify(body) }),
      }),
  };
}

function isRaw(body: unknown): body is string | Uint8Array<ArrayBuffer> {
  return typeof body === 'string' || body instanceof Uint8Array;
}

const said = [{ role: 'user', content: 'Hello' }];

/** A body that each endpoint takes, by its path. */
export const bodies: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  '/v1/chat/completions': { model: 'gpt-4o', messages: said },
  '/v1/responses': { model: 'gpt-4o', input: 'Hello' },
  '/v1/messages': { model: 'claude-x', max_tokens: 100, messages: said },
};

/** What an error says, in either dialect. */
export interface Told {
  readonly dialect: 'openai' | 'anthropic';
  readonly type: string;
  readonly message: string;
  readonly param?: string | null;
  readonly code?: string | null;
}

/** Reads an error and checks that it has its dialect's whole shape. */
export async function toldBy(response: Response): Promise<Told> {
  const body = (await response.json()) as Record<string, unknown>;
  const error = body['error'] as Omit<Told, 'dialect'>;
  const shape = Object.keys(error).sort().join();
  if (body['type'] === 'error' && shape === 'message,type') return { dialect: 'anthropic', ...error };
  if (Object.keys(body).join() === 'error' && shape === 'code,message,param,type')
    return { dialect: 'openai', ...error };
  throw new Error(`in no dialect: ${JSON.stringify(body)}`);
}
