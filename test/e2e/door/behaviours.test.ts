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
  type Seen,
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
type Served = 'primary' | 'backup' | Refusal;

const question = 'say {bytes:400}';

function sceneFor({ format, mode }: Lane, name: BehaviourName): Scene {
  return { name: `${name}-${mode.name}-${format}`, format };
}

let house: House;
beforeAll(async () => {
  house = await openHouse(lanes.flatMap((lane) => names.map((name) => sceneFor(lane, name))));
});
afterAll(() => house[Symbol.asyncDispose]());

async function play({ format, mode }: Lane, scene: Scene, behaviour: Behaviour): Promise<Seen> {
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

const rowsOf = (which: (behaviour: Behaviour) => boolean) =>
  names.filter((name) => which(behaviours[name])).map((name) => [behaviours[name].says, name] as const);

describe.concurrent.each(lanes)('$name', (lane) => {
  test.each(rowsOf(({ timed }) => timed !== true))('%s', async (_, name) => {
    const { seen, due } = await played(lane, name);
    expect(seen).toEqual(due);
  });
});

describe.each(lanes)('$name, by the clock', (lane) => {
  test.each(rowsOf(({ timed }) => timed === true))('%s', async (_, name) => {
    const { seen, due } = await played(lane, name);
    expect(seen).toEqual(due);
  });
});

/** What is to be seen of a behaviour, and what is due. */
async function played(lane: Lane, name: BehaviourName): Promise<{ seen: object; due: object }> {
  const behaviour: Behaviour = behaviours[name];
  const scene = sceneFor(lane, name);
  const { servedBy, asked, askedBackup } = outcomeFor(behaviour, lane.format);
  const server = isRefusal(servedBy) ? undefined : servedBy;
  const seen = await play(lane, scene, behaviour);
  const { told, primary, backup } = seen;
  return {
    seen: {
      asked: [primary.length, backup.length],
      told: told.answer ?? refusalIn(told, servedBy),
      servedBy: lane.mode.early ? server : servedIn(told, scene),
      named: told.headers.has('x-understudy-run-id'),
      holds: behaviour.holds?.(seen) ?? true,
    },
    due: {
      asked: [asked, askedBackup],
      told: await dueIn(lane, scene, servedBy, seen),
      servedBy: server,
      named: true,
      holds: true,
    },
  };
}

/** What the caller must be told: the whole answer with its own usage, or the refusal in the dialect's words. */
async function dueIn({ format, mode }: Lane, scene: Scene, servedBy: Served, seen: Seen) {
  if (isRefusal(servedBy)) {
    const { openai, anthropic, waits } = servedBy;
    return { ...(format === 'anthropic-messages' ? anthropic : openai), waits };
  }
  const { text, usage } = await wholeAnswer(scene, servedBy, seen[servedBy]);
  const { finished, namedFirst } = voices[format];
  const begun = mode.early && namedFirst && seen.primary.some(({ tokensSent }) => tokensSent > 0);
  // Whoever's words came first.
  const roles = begun ? (['primary', servedBy] as const) : [servedBy];
  const model = expect.toBeOneOf(roles.map((role) => targetOf(scene, role))) as unknown;
  return { text, usage, model, finish: finished };
}

/** An error after the response has begun has no status of its own, nor headers. */
function refusalIn({ error, headers }: Told, due: Served) {
  if (error === undefined || !isRefusal(due)) return error;
  const { status, word } = error;
  if (status !== undefined) return { status, word, waits: headers.has('retry-after') };
  return {
    status: due.anthropic.word === word ? due.anthropic.status : due.openai.status,
    word,
    waits: due.waits,
  };
}

/** By the headers. */
function servedIn({ headers }: Told, scene: Scene): 'primary' | 'backup' | undefined {
  const roles = ['primary', 'backup'] as const;
  return roles.find(
    (role, switches) =>
      headers.get('x-understudy-target') === targetOf(scene, role) &&
      headers.get('x-understudy-switches') === String(switches),
  );
}

function isRefusal(served: Served): served is Refusal {
  return typeof served !== 'string';
}
