import type { Client } from '@temporalio/client';
import type { HealthClient } from '../../client/health.ts';
import type { Drill } from '../../workflows/health/messages.ts';
import type { Output } from '../output.ts';
import { expectedFailures, hasRisen, type Failures } from './rise.ts';
import { failedRuns, switchedRuns } from './runs.ts';
import { drillWords } from './status.ts';
import { span, timeOfDay, until } from './times.ts';
import { everySecond } from './watch.ts';

/** How a drill ended. */
export type DrillEnd = 'stopped' | 'expired' | 'failures' | 'by somebody else';

export interface DrillRun {
  readonly client: Client;
  readonly health: HealthClient;
  readonly drill: Drill;
  /** Resolves when the one who started it wants it to end. */
  readonly stopped: Promise<unknown>;
}

/** What usual failures are judged by. */
const beforeMs = 600_000;

/** Starts a drill, says what comes of it, and sees that it ends: in the latest when its time is over. */
export async function runDrill(
  { client, health, drill: asked, stopped }: DrillRun,
  output: Output,
): Promise<DrillEnd> {
  const before = await failedRuns(client, asked.route, Date.now() - beforeMs);
  const drill = await health.startDrill(asked);
  output.say(`Drill ${drill.id}: ${drillWords(drill)}, until ${until(drill.until, drill.at)}`, { drill });
  output.note('Ctrl-C ends it; so does a rise of failed runs of the route.');
  const startedAt = Date.now();
  const watch = new AbortController();
  let end: DrillEnd = 'stopped';
  let told = '';
  const finish = (how: DrillEnd) => {
    end = how;
    watch.abort();
  };
  const ended = Promise.race([stopped, aborted(watch.signal)]);
  try {
    await everySecond(ended, async () => {
      const seen = await look(client, drill, { before, startedAt });
      const line = seenLine(drill, seen);
      if (line !== told) output.say(`${timeOfDay(Date.now())}  ${line}`, { seen });
      told = line;
      if (hasRisen(seen.failures)) finish('failures');
      else if (Date.now() - startedAt >= drill.until - drill.at) finish('expired');
      else if (!(await isOn(health, drill))) finish('by somebody else');
    });
  } finally {
    if (end !== 'expired' && end !== 'by somebody else') await endDrill(health, drill, end);
  }
  output.say(`Drill ${drill.id} ${ends[end]} after ${span(Date.now() - startedAt)}: ${told}`, {
    ended: { id: drill.id, how: end },
  });
  return end;
}

const ends: Readonly<Record<DrillEnd, string>> = {
  stopped: 'was stopped',
  expired: 'ended by itself',
  failures: 'was ended because runs failed',
  'by somebody else': 'was ended by somebody else',
};

/** What came of a drill so far. */
interface Seen {
  readonly failures: Failures;
  /** Runs that left the target's provider. */
  readonly switched: number;
}

async function look(
  client: Client,
  { route, target }: Drill,
  { before, startedAt }: { readonly before: number; readonly startedAt: number },
): Promise<Seen> {
  const [since, switched] = await Promise.all([
    failedRuns(client, route, startedAt),
    switchedRuns(client, route, target, startedAt),
  ]);
  const failures = { before, beforeMs, since, sinceMs: Math.max(1, Date.now() - startedAt) };
  return { failures, switched };
}

function seenLine({ target }: Drill, { failures, switched }: Seen): string {
  const usual = expectedFailures(failures).toFixed(1);
  return `${switched} runs left ${target}, ${failures.since} failed (usual: ${usual})`;
}

async function isOn(health: HealthClient, { id }: Drill): Promise<boolean> {
  const { drills } = await health.status();
  return drills.some((drill) => drill.id === id);
}

async function endDrill(health: HealthClient, drill: Drill, end: DrillEnd): Promise<void> {
  const why = end === 'failures' ? 'more runs of the route failed than usual' : 'stopped by its author';
  await health.endDrill({ id: drill.id, why, by: drill.by });
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
