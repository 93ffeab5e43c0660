import { setTimeout as pause } from 'node:timers/promises';
import { Agent, request, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { heldBy, openProcesses, type Processes } from './processes.ts';

const streams = 200;
const words = 'one two three four five six seven eight nine ten eleven twelve';
const question = `say ${words}`;

/** What a client does with its stream. */
type Manner = 'reads' | 'waits' | 'reads slowly' | 'vanishes';

/** Of each twenty: sixteen read along, two wait for the whole answer, one reads slowly, one goes away. */
const manners: readonly Manner[] = [
  ...Array.from({ length: 16 }, (): Manner => 'reads'),
  'waits',
  'waits',
  'reads slowly',
  'vanishes',
];

let stage: Processes;
beforeAll(async () => {
  stage = await openProcesses({ workers: 2, pace: { tokensPerSecond: 10 } });
});
afterAll(async () => {
  await stage[Symbol.asyncDispose]();
});

test(`${streams} streams at once while targets fail and a worker is killed: answers or typed errors, and no leak`, async () => {
  // What a process grows by once is no leak: connections to providers, compiled code.
  await wave(streams);
  await quiet();
  const before = await heldBy(stage.door.pid);
  stage.simulator.clear();
  await stage.simulator.fail('openai', { fault: 'cut', afterTokens: 5, times: 30 });
  await stage.simulator.fail('openai', { fault: 'status', status: 503, times: 20 });
  await stage.simulator.fail('anthropic', { fault: 'status', status: 529, times: 5 });
  const running = wave(streams);
  await expect
    .poll(async () => (await stage.simulator.requests()).length, { timeout: 60_000 })
    .toBeGreaterThan(streams / 4);
  const peak = await heldBy(stage.door.pid);
  const [worker] = stage.workers;
  if (worker !== undefined) process.kill(worker.pid, 'SIGKILL');
  const ends = await running;
  const counts = Object.groupBy(ends, (end) => end);
  const told = Object.entries(counts).map(([end, all]) => `${end}: ${all?.length ?? 0}`);
  await expect
    .poll(async () => (await heldBy(stage.door.pid)).sockets, { timeout: 30_000 })
    .toBeLessThanOrEqual(before.sockets + 40);
  const after = await heldBy(stage.door.pid);
  process.stdout.write(
    `  ${streams} streams (${told.join(', ')}); the door's memory and sockets before ${before.megabytes} MB, ` +
      `${before.sockets}; in between ${peak.megabytes} MB, ${peak.sockets}; after ${after.megabytes} MB, ${after.sockets}\n`,
  );
  expect(ends.filter((end) => end === 'neither an answer nor an error')).toEqual([]);
  expect(counts['answered']?.length ?? 0).toBeGreaterThan(streams * 0.8);
  expect(after.megabytes).toBeLessThan(before.megabytes + 120);
});

/** So many streams at once; how each of them ended. */
function wave(count: number): Promise<readonly string[]> {
  return Promise.all(
    Array.from({ length: count }, (_, at) => stream(manners[at % manners.length] ?? 'reads')),
  );
}

async function stream(manner: Manner): Promise<string> {
  const agent = new Agent();
  try {
    const response = await ask(agent, manner === 'waits' ? 'complete' : 'live');
    let text = '';
    for await (const chunk of response) {
      text += String(chunk);
      if (manner === 'vanishes' && text.includes('"content":"')) {
        response.destroy();
        return 'went away';
      }
      if (manner === 'reads slowly') await pause(100);
    }
    return endOf(response.statusCode ?? 0, text);
  } finally {
    agent.destroy();
  }
}

function ask(agent: Agent, mode: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const asking = request(
      `${stage.url}/v1/chat/completions`,
      { method: 'POST', agent, headers: { 'x-understudy-stream': mode } },
      resolve,
    );
    asking.on('error', reject);
    asking.end(
      JSON.stringify({ model: 'support', stream: true, messages: [{ role: 'user', content: question }] }),
    );
  });
}

/** An answer is whole, word for word; an error has a type, alone or in the stream. */
function endOf(status: number, text: string): string {
  const said = [...text.matchAll(/"content":"([^"]*)"/g)].map(([, word]) => word).join('');
  if (status === 200 && said === words && text.trimEnd().endsWith('[DONE]')) return 'answered';
  const [, type] = /"error":\{[^}]*"type":"([a-z_]+)"/.exec(text) ?? [];
  if (type === undefined || text.includes('[DONE]')) return 'neither an answer nor an error';
  const [, code = type] = /"code":"([a-z_]+)"/.exec(text) ?? [];
  return `error ${code}`;
}

/** Until the door holds nothing for those who were served. */
async function quiet(): Promise<void> {
  let sockets = Infinity;
  await expect
    .poll(
      async () => {
        const last = sockets;
        ({ sockets } = await heldBy(stage.door.pid));
        return sockets === last;
      },
      { timeout: 30_000, interval: 1000 },
    )
    .toBe(true);
}
