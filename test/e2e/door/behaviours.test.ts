import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DialectName, SeenRequest } from '../../../simulator/index.ts';
import { speakers } from '../matrix/lanes.ts';
import {
  behaviours,
  orderFor,
  outcomeFor,
  type Behaviour,
  type BehaviourName,
  type Refusal,
} from './behaviours.rows.ts';
import { formatOf, openHouse, providerOf, targetOf, type House, type Scene } from './house.ts';
import { modes, type Mode } from './modes.ts';
import { ask, askAgain, voices, type Told } from './voices.ts';

/** A dialect of the door, and a way to be answered. */
interface Lane {
  readonly format: DialectName;
  readonly mode: Mode;
}

const lanes = (Object.keys(speakers) as DialectName[]).flatMap((format) =>
  modes.map((mode) => ({ name: `${format}, ${mode.name}`, format, mode })),
);
const names = Object.keys(behaviours) as BehaviourName[];
const question = 'say {bytes:400}';

function sceneFor({ format, mode }: Lane, name: BehaviourName): Scene {
  return { name: `${name}-${mode.name}-${format}`, format };
}

let house: House;
beforeAll(async () => {
  house = await openHouse(lanes.flatMap((lane) => names.map((name) => sceneFor(lane, name))));
});
afterAll(async () => {
  expect(house.stand.unexpected).toEqual([]);
  await house[Symbol.asyncDispose]();
});

/** What was seen of one behaviour. */
interface Played {
  readonly told: Told;
  /** That the primary saw, and the backup. */
  readonly primary: readonly SeenRequest[];
  readonly backup: readonly SeenRequest[];
}

async function play({ format, mode }: Lane, scene: Scene, behaviour: Behaviour): Promise<Played> {
  const { simulator, stand } = house;
  const order = orderFor(behaviour, format);
  if (order !== undefined) await simulator.fail(providerOf(scene, 'primary'), order);
  if (order !== undefined && behaviour.both) await simulator.fail(providerOf(scene, 'backup'), order);
  const told = await ask(format, { url: stand.url, model: scene.name, text: question, mode });
  return {
    told,
    primary: await simulator.requests(providerOf(scene, 'primary')),
    backup: await simulator.requests(providerOf(scene, 'backup')),
  };
}

/** What the provider answers that served, asked without the door. */
async function wholeAnswer(scene: Scene, role: 'primary' | 'backup', requests: readonly SeenRequest[]) {
  const provider = providerOf(scene, role);
  await house.simulator.heal(provider);
  return askAgain(formatOf(scene, role), house.simulator.baseUrl(provider), requests.at(-1)?.body);
}

describe.concurrent.each(lanes)('$name', (lane) => {
  test.each(names.map((name) => [behaviours[name].says, name] as const))('%s', async (_, name) => {
    const behaviour: Behaviour = behaviours[name];
    const scene = sceneFor(lane, name);
    const { servedBy, asked, askedBackup } = outcomeFor(behaviour, lane.format);
    const { told, primary, backup } = await play(lane, scene, behaviour);
    expect([primary.length, backup.length]).toEqual([asked, askedBackup]);
    expect(told.headers.get('x-understudy-run-id')).toMatch(/./);
    if (typeof servedBy !== 'string') expectRefusal(lane, told, servedBy);
    else {
      expect(told.error).toBeUndefined();
      const { text, usage } = await wholeAnswer(scene, servedBy, servedBy === 'primary' ? primary : backup);
      expect(text).toHaveLength(400);
      const { finished } = voices[lane.format];
      const model = targetOf(scene, servedBy);
      expect(told.answer).toEqual({ text, usage, model, finish: finished });
      if (!lane.mode.early)
        expect(servedIn(told.headers)).toEqual(servedBy === 'primary' ? [model, '0'] : [model, '1']);
    }
    behaviour.seen?.({ told, primary, backup });
  });
});

function servedIn(headers: Headers): readonly (string | null)[] {
  return ['x-understudy-target', 'x-understudy-switches'].map((name) => headers.get(name));
}

function expectRefusal({ format, mode }: Lane, { answer, error, headers }: Told, refusal: Refusal): void {
  expect(answer).toBeUndefined();
  expect(error?.word).toBe(format === 'anthropic-messages' ? refusal.anthropic : refusal.openai);
  // An error after the response has begun has no status of its own.
  expect([...refusal.statuses, ...(mode.early ? [undefined] : [])]).toContain(error?.status);
  if (error?.status !== undefined && refusal.waits)
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
}
