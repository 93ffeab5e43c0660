import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openHouse, providerOf, targetOf, type House, type Scene } from './house.ts';
import { modes, type Mode } from './modes.ts';
import { ask, type Told } from './voices.ts';

const format = 'openai-chat';
const outageMs = 60_000;
const everyMs = 4000;
/** So that requests come 2, 6, 10 and 14 s after the recovery. */
const firstAfterMs = 2000;

interface Served {
  /** When it was asked, in ms after the primary's recovery. */
  readonly at: number;
  readonly told: Told;
}

function sceneIn({ name }: Mode): Scene {
  return { name: `recovery-${name}`, format };
}

/** The primary is down for a minute; a request comes every four seconds. */
async function play({ simulator, stand }: House, mode: Mode): Promise<readonly Served[]> {
  const scene = sceneIn(mode);
  await simulator.fail(providerOf(scene, 'primary'), { fault: 'status', status: 500, forMs: outageMs });
  const beganAt = Date.now();
  const requests = Array.from({ length: 20 }, async (_, nth) => {
    const at = firstAfterMs + nth * everyMs;
    await pause(beganAt + at - Date.now());
    const asking = { url: stand.url, model: scene.name, text: `Question ${nth}`, mode };
    return { at: at - outageMs, told: await ask(format, asking) };
  });
  return Promise.all(requests);
}

const streamed = modes.filter(({ stream }) => stream);

test('after a minute of outage the primary serves again within 15 s of its recovery, and nobody saw it', async () => {
  await using house = await openHouse(streamed.map(sceneIn), { fleet: true });
  const played = await Promise.all(streamed.map(async (mode) => ({ mode, served: await play(house, mode) })));
  for (const { mode, served } of played) {
    const primary = targetOf(sceneIn(mode), 'primary');
    expect(served.filter(({ told }) => told.error !== undefined)).toEqual([]);
    const back = served.find(({ at, told }) => at >= 0 && told.answer?.model === primary);
    expect({ mode: mode.name, soon: (back?.at ?? Infinity) <= 15_000 }).toEqual({
      mode: mode.name,
      soon: true,
    });
  }
}, 240_000);
