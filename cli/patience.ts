import type { Client } from '@temporalio/client';
import { hasWorker } from '../client/patience.ts';
import { invocation } from './invocation.ts';

const quietMs = 2000;

/** Waits for a result, and after 2 s says what it is waiting for: a provider, or a worker that isn't there. */
export async function waitAloud<T>(
  client: Client,
  id: string,
  queue: string,
  result: Promise<T>,
): Promise<T> {
  const timer = setTimeout(() => {
    void explainWait(client, id, queue).then((line) => process.stderr.write(`${line}\n`));
  }, quietMs);
  try {
    return await result;
  } finally {
    clearTimeout(timer);
  }
}

async function explainWait(client: Client, id: string, queue: string): Promise<string> {
  const goesOn = `Ctrl-C ends the waiting, not the run: ${invocation} explain ${id}`;
  return (await hasWorker(client, queue))
    ? `Still under way. ${goesOn}`
    : `No worker takes work from the task queue "${queue}", so the run waits for one. Start it with: ` +
        `${invocation} up, or ${invocation} worker --task-queue ${queue}. ${goesOn}`;
}
