import type { HealthClient } from '../../client/health.ts';
import type { Output } from '../output.ts';
import { untilStopped } from '../stop.ts';
import { historyLines } from './history.ts';
import { statusLines } from './status.ts';
import { timeOfDay } from './times.ts';
import { everySecond, openScreen } from './watch.ts';

/** What is looked at: how the targets are, or what was decided. */
export interface Looked {
  readonly history?: boolean;
  readonly target?: string;
  readonly limit: number;
}

/** For people, and for programs. */
interface Seen {
  readonly lines: readonly string[];
  readonly record: object;
}

/** Looks once. */
export async function look(health: HealthClient, { history, target, limit }: Looked): Promise<Seen> {
  if (history === true) {
    const records = await health.history({ limit, ...(target === undefined ? {} : { target }) });
    return { lines: historyLines(records), record: { history: records } };
  }
  const { fleet } = health;
  const status = await health.status();
  return { lines: statusLines(fleet, status, Date.now()), record: { fleet, ...status } };
}

/**
 * Looks every second until Ctrl-C. A server that is away for a while doesn't end it: what was seen last stays, and it
 * says so.
 */
export async function keepLooking(health: HealthClient, looked: Looked, output: Output): Promise<void> {
  const stopped = untilStopped();
  let seen = await look(health, looked);
  if (output.json) {
    await everySecond(stopped, async () => output.record((await look(health, looked)).record));
    return;
  }
  using screen = openScreen(process.stdout);
  await everySecond(stopped, async () => {
    let problem: readonly string[] = [];
    try {
      seen = await look(health, looked);
    } catch (error) {
      problem = ['', `Not heard since: ${error instanceof Error ? error.message : String(error)}`];
    }
    screen.draw([...seen.lines, ...problem, '', `${timeOfDay(Date.now())}; Ctrl-C ends it`]);
  });
}
