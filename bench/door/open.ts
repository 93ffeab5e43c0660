import { fileURLToPath } from 'node:url';
import { spawnSupervised } from '../../devserver/index.ts';
import { openPortkey } from './portkey.ts';
import type { Way } from './way.ts';

/** Ways to the same provider. */
export interface Ways {
  readonly provider: Way;
  readonly door: Way;
  readonly others: readonly Way[];
}

export interface WaysSetup {
  /** The Temporal server's. */
  readonly address: string;
  /** Of the worker. */
  readonly taskQueue: string;
  readonly openai: string;
  readonly anthropic: string;
  readonly portkey: boolean;
}

/** Opens a door, and Portkey's gateway where it is asked for, each in a process of its own. */
export async function openWays(setup: WaysSetup, parts: AsyncDisposableStack): Promise<Ways> {
  const { address, taskQueue, openai, anthropic, portkey } = setup;
  const provider: Way = { name: 'provider', baseUrl: openai, model: 'gpt-5.6-sol', headers: {} };
  const main = fileURLToPath(new URL('main.ts', import.meta.url));
  let url = '';
  const door = parts.use(
    await spawnSupervised(process.execPath, ['--no-warnings', main, address, taskQueue, openai, anthropic], {
      readyWhen: ({ stream, text }) => {
        if (stream === 'stdout') url = (JSON.parse(text) as { door: string }).door;
        return url !== '';
      },
    }),
  );
  await door.ready;
  return {
    provider,
    door: {
      name: 'door',
      baseUrl: `${url}/v1`,
      model: 'steady',
      headers: { 'x-understudy-stream': 'live' },
    },
    others: portkey ? [await openPortkey(provider, parts)] : [],
  };
}
