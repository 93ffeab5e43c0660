import type { Command } from 'commander';
import { count } from '../count.ts';
import type { Globals } from '../globals.ts';
import { historyLines } from '../health/history.ts';
import { openHealth } from '../health/open.ts';
import { statusLines } from '../health/status.ts';
import { fleetOption } from '../health/term.ts';
import { timeOfDay } from '../health/times.ts';
import { everySecond, openScreen } from '../health/watch.ts';
import type { Output } from '../output.ts';
import { untilStopped } from '../stop.ts';

interface StatusOptions {
  readonly fleet: string;
  readonly watch?: boolean;
  readonly history?: boolean;
  readonly target?: string;
  readonly limit: number;
}

export function addStatus(program: Command, { output }: Globals): void {
  fleetOption(program.command('status'))
    .description('Say how every target is, and why')
    .option('--watch', 'go on showing it, until Ctrl-C')
    .option('--history', 'show what was decided, each with its evidence')
    .option('--target <target>', 'of this target only, with --history')
    .option('--limit <n>', 'so many, with --history', count, 50)
    .action(async (options: StatusOptions) => {
      await using opened = await openHealth(options.fleet);
      const look = () => lookAt(opened.health, options);
      const first = await look();
      if (options.watch !== true) {
        output().say(first.lines.join('\n'), first.record);
        return;
      }
      await watch(output(), first, look);
    });
}

/** For people, and for programs. */
interface Seen {
  readonly lines: readonly string[];
  readonly record: object;
}

async function lookAt(
  health: Awaited<ReturnType<typeof openHealth>>['health'],
  { fleet, history, target, limit }: StatusOptions,
): Promise<Seen> {
  if (history === true) {
    const records = await health.history({ limit, ...(target === undefined ? {} : { target }) });
    return { lines: historyLines(records), record: { history: records } };
  }
  const status = await health.status();
  return { lines: statusLines(fleet, status, Date.now()), record: { fleet, ...status } };
}

/** A server that is away for a while doesn't end it: what was seen last stays, and it says so. */
async function watch(output: Output, first: Seen, look: () => Promise<Seen>): Promise<void> {
  const stopped = untilStopped();
  let seen = first;
  if (output.json) {
    await everySecond(stopped, async () => output.record((await look()).record));
    return;
  }
  using screen = openScreen(process.stdout);
  await everySecond(stopped, async () => {
    let problem: readonly string[] = [];
    try {
      seen = await look();
    } catch (error) {
      problem = ['', `Not heard since: ${error instanceof Error ? error.message : String(error)}`];
    }
    screen.draw([...seen.lines, ...problem, '', `${timeOfDay(Date.now())}; Ctrl-C ends it`]);
  });
}
