import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { explain } from '../../client/explain/explain.ts';
import type { Explanation } from '../../client/explain/explanation.ts';
import { Understudy } from '../../client/understudy.ts';
import type { Message } from '../../domain/conversation/message.ts';
import type { Simulator } from '../../simulator/index.ts';
import type { AgentResult } from '../../workflows/payload/payloads.ts';
import type { Stage } from '../stage/stage.ts';
import type { Teller } from './teller.ts';

/** What the demo saw, for its checks. */
export interface Seen {
  readonly id: string;
  readonly result: AgentResult;
  readonly transcript: readonly Message[];
  readonly explanation: Explanation;
  /** How often each tool really ran, from the file in which the tools note it. */
  readonly effects: Readonly<Record<string, number>>;
}

export const preferred = 'openai/gpt-5.6-sol';
export const backup = 'anthropic/claude-opus-5-5';

/**
 * An agent run loses its provider in mid-stream, then its worker by `kill -9`, and finishes on the backup from the
 * same conversation.
 */
export async function playStory(
  stage: Stage,
  simulator: Simulator,
  ledger: string,
  tell: Teller,
): Promise<Seen> {
  tell('a worker starts: it bundles the workflows, 2 to 5 s');
  const worker = await stage.startWorker();
  tell(`a worker is up (pid ${worker.pid})`);

  // The first answer passes; the second breaks off, and from then on the provider is gone.
  await simulator.fail('openai', { fault: 'cut', afterTokens: 3, after: 1, times: 1 });
  await simulator.fail('openai', { fault: 'status', status: 503, after: 2 });
  await simulator.fail('anthropic', { fault: 'slow', tokensPerSecond: 1, times: 1 });

  const id = `demo-${Date.now().toString(36)}`;
  const run = await new Understudy(stage.client)
    .agent('refunds')
    .start({ id, input: 'Please refund order=4711.' });
  tell(`agent run ${id} is under way: look up an order, refund it, send a receipt`);
  tell(`${preferred} answers the first turn; it will die in the middle of the second`);

  await until(async () =>
    (await simulator.requests('openai')).some(({ outcome }) => outcome === 'fault:cut'),
  );
  tell(`${preferred} broke off in mid-stream, inside a tool call; nothing of it is committed`);
  await until(async () => (await simulator.requests('anthropic')).some(({ tokensSent }) => tokensSent > 0));
  tell(`${backup} has taken over, from the same conversation; it is in the middle of its answer`);

  process.kill(worker.pid, 'SIGKILL');
  await worker.exited;
  tell(`kill -9 of the worker (pid ${worker.pid}); the run lives in Temporal`);
  const next = await stage.startWorker();
  tell(`another worker is up (pid ${next.pid}); Temporal notices the lost one after 5 s without a heartbeat`);

  const result = await run.result();
  tell(`the run has ended: ${result.outcome}`);
  return {
    id,
    result,
    transcript: await run.transcript(),
    explanation: await explain(stage.client, id),
    effects: await countEffects(ledger),
  };
}

/** A file for the tools' effects, gone with the stage. */
export async function openLedger(): Promise<{ readonly file: string } & AsyncDisposable> {
  const folder = await mkdtemp(join(tmpdir(), 'understudy-ledger-'));
  return {
    file: join(folder, 'effects.ndjson'),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

async function countEffects(file: string): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const line of (await readFile(file, 'utf8')).trim().split('\n')) {
    const { tool } = JSON.parse(line) as { tool: string };
    counts[tool] = (counts[tool] ?? 0) + 1;
  }
  return counts;
}

async function until(condition: () => Promise<boolean>, timeoutMs = 30_000): Promise<void> {
  const end = Date.now() + timeoutMs;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`the story got stuck: waited ${timeoutMs} ms for its next event`);
    // Without a hold on the process: after Ctrl-C nobody waits for the next event any more.
    await sleep(20, undefined, { ref: false });
  }
}
