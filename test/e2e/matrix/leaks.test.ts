import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { explain } from '../../../client/explain/explain.ts';
import { readHistory } from '../../../client/explain/history.ts';
import { Understudy } from '../../../client/index.ts';
import { catalogue, startSimulator, type CatalogueEntry, type Simulator } from '../../../simulator/index.ts';
import { freePort } from '../cli/port.ts';
import { openShell, type Background, type Shell } from '../cli/shell.ts';
import { configuration } from './configuration.ts';
import { endOf } from './end.ts';
import { entriesFor, routeFor } from './entries.ts';
import { lanes, speakers, type Lane } from './lanes.ts';
import { marks, words } from './marks.ts';
import { placedTexts, textsIn, type Placed } from './places.ts';

/** The conversation itself stands here, and nowhere else is anything of it told. */
const conversation = [
  'generate result.content',
  'llmAgent details.result.instructions',
  'llmAgent input.input',
  'llmAgent result.message',
  'llmAgent result.text',
  'llmCall input.messages',
  'llmCall result.message',
  'llmCall result.text',
  'look_up input.arguments',
  'look_up result.name',
];

const taskQueue = `leaks-${randomUUID().slice(0, 8)}`;

let shell: Shell;
let simulator: Simulator;
let worker: Background;
let metrics: string;
let client: Client;
let connection: Connection;
beforeAll(async () => {
  shell = await openShell();
  const primaries = lanes.map(({ name, format }) => ({ name, dialect: speakers[format].vendor, port: 0 }));
  simulator = await startSimulator({
    providers: [
      { name: 'openai', dialect: 'openai' },
      { name: 'anthropic', dialect: 'anthropic' },
      ...primaries,
    ],
  });
  const text = configuration((provider) => simulator.baseUrl(provider), marks.instructions);
  await writeFile(join(shell.folder, 'matrix.yaml'), text);
  metrics = `127.0.0.1:${await freePort()}`;
  const tools = fileURLToPath(new URL('marks.ts', import.meta.url));
  worker = shell.background(
    [
      'worker',
      '--config',
      'matrix.yaml',
      '--tools',
      tools,
      '--task-queue',
      taskQueue,
      '--fleet',
      taskQueue,
      '--metrics',
      metrics,
    ],
    { env: { UNDERSTUDY_SIMULATOR_KEY: marks.key, UNDERSTUDY_LOG: 'DEBUG' } },
  );
  await worker.until('stdout', '{"worker"');
  connection = await Connection.connect({ address: inject('temporal').address });
  client = new Client({ connection });
});
afterAll(async () => {
  await worker[Symbol.asyncDispose]();
  await connection.close();
  await simulator.stop();
  await shell[Symbol.asyncDispose]();
});

/** Every entry once, in the lanes by turns. */
const sample = catalogue.map((entry, at) => {
  const possible = lanes.filter((lane) => entriesFor(lane).includes(entry));
  return { entry, lane: possible[at % possible.length] as Lane };
});

test('keys are told nowhere, and of conversations nothing but where they stand', async () => {
  const ids = await Promise.all(lanes.map((lane) => askAll(lane)));
  const told: Placed[] = [];
  const histories: Placed[] = [];
  for (const id of ids.flat()) {
    histories.push(...placedTexts(await readHistory(client, id)));
    const { raw } = await client.workflow.getHandle(id).describe();
    told.push(...textsIn(raw, 'description'));
    told.push({ place: 'explanation', text: JSON.stringify(await explain(client, id)) });
  }
  told.push(...linesOf('log', worker.stderr()), ...linesOf('output', worker.stdout()));
  told.push(...linesOf('metrics', await (await fetch(`http://${metrics}/metrics`)).text()));

  expect(ids.flat()).toHaveLength(catalogue.length);
  expect([...told, ...histories].filter(({ text }) => words.key.test(text))).toEqual([]);
  expect(told.filter(isTold)).toEqual([]);
  expect(placesOf(histories.filter(isTold))).toEqual(conversation);
  // Echoes came, and were cut out.
  expect(
    histories.filter(({ place, text }) => place.endsWith('evidence') && text.includes('…')).length,
  ).toBeGreaterThan(30);
});

/** Runs what is the lane's, one entry after the other, and gives the ids of the runs. */
async function askAll(lane: Lane): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const { entry } of sample.filter((each) => each.lane === lane)) {
    await simulator.fail(lane.name, echoing(entry, lane));
    const run = await ask(lane, entry);
    await endOf<unknown>(client, run);
    await simulator.heal(lane.name);
    ids.push(run.id);
  }
  return ids;
}

/** The order of an entry, in words that repeat what was sent: where it can, when the tool has given its result. */
function echoing({ order, needs = [] }: CatalogueEntry, { mode }: Lane) {
  const late = mode === 'agent' && needs.length === 0;
  const heard = [
    marks.prompt,
    ...(mode === 'agent' ? [marks.instructions] : []),
    ...(late ? [marks.result] : []),
  ];
  const message = `Not with key ${marks.key}: ${JSON.stringify(heard)}`;
  // Of a refusal the message is what the model says, and a wording has its own.
  const own = order.fault === 'refusal' || 'wording' in order;
  return { ...order, ...(late ? { after: 1 } : {}), ...(own ? {} : { message }) };
}

function ask(lane: Lane, entry: CatalogueEntry) {
  const understudy = new Understudy(client, { taskQueue });
  const route = routeFor(lane, entry);
  if (lane.mode === 'call') {
    const output = entry.needs?.includes('output') === true ? { output: { schema: { type: 'object' } } } : {};
    return understudy.startCall({ route, messages: marks.prompt, ...output });
  }
  const input = `${marks.prompt}\ncall look_up {"id":"${marks.argument}"}\nsay It is $1.name.`;
  return understudy.agent(route).start({ input });
}

function linesOf(place: string, text: string): readonly Placed[] {
  return text.split('\n').map((line) => ({ place, text: line }));
}

function isTold({ text }: Placed): boolean {
  return Object.values(words).some((word) => word.test(text));
}

/** Those of the conversation by their names there, others as they are. */
function placesOf(found: readonly Placed[]): readonly string[] {
  const named = found.map(
    ({ place }) => conversation.find((known) => place === known || place.startsWith(`${known}.`)) ?? place,
  );
  return [...new Set(named)].sort();
}
