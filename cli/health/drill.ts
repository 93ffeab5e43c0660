import type { Client } from '@temporalio/client';
import type { HealthClient } from '../../client/health.ts';
import type { Drill } from '../../workflows/health/messages.ts';
import { CommandError } from '../command-error.ts';
import type { Output } from '../output.ts';
import { expectedFailures, hasRisen, type Failures } from './rise.ts';
import { failedRuns, switchedRuns } from './runs.ts';
import { drillWords } from './orders.ts';
import { span, timeOfDay, until } from './times.ts';
import { everySecond } from './watch.ts';

/** How a drill ended. */
export type DrillEnd = 'stopped' | 'expired' | 'failures' | 'somebody';

export interface DrillRun {
  readonly client: Client;
  readonly health: HealthClient;
  readonly drill: Drill;
  /** Resolves when the one who started it wants it to end. */
  readonly stopped: Promise<unknown>;
}

/** What usual failures are judged by. */
const beforeMs = 600_000;
/** The fleet's owner may see its end this much sooner. */
const clocksApartMs = 2000;

/** Starts a drill, says what comes of it, and sees that it ends: in the latest when its time is over. */
export async function runDrill(
  { client, health, drill: asked, stopped }: DrillRun,
  output: Output,
): Promise<DrillEnd> {
  const before = await failedRuns(client, asked.route, Date.now() - beforeMs);
  const drill = await health.startDrill(asked);
  output.say(`Drill ${drill.id}: ${drillWords(drill)}, until ${until(drill.until, drill.at)}`, { drill });
  output.note(
    'Workers hear of it with their next report, usually within 15 s. Ctrl-C ends it; so does a rise of failed runs of the route.',
  );
  const startedAt = Date.now();
  let told = '';
  const watch = async (): Promise<DrillEnd | undefined> => {
    const seen = await look(client, drill, { before, startedAt });
    const line = seenLine(drill, seen);
    if (line !== told) output.say(`${timeOfDay(Date.now())}  ${line}`, { seen });
    told = line;
    if (hasRisen(seen.failures)) return 'failures';
    const leftMs = drill.until - drill.at - (Date.now() - startedAt);
    if (leftMs <= 0) return 'expired';
    if (await isOn(health, drill)) return undefined;
    return leftMs <= clocksApartMs ? 'expired' : 'somebody';
  };
  const end = await watchOrEnd(health, drill, () => everySecond(stopped, watch));
  output.say(`Drill ${drill.id} ${ends[end].words} after ${span(Date.now() - startedAt)}: ${told}`, {
    ended: { id: drill.id, how: end },
  });
  return end;
}

/** `why`: what the history says, where it was not over already. */
const ends: Readonly<Record<DrillEnd, { readonly words: string; readonly why?: string }>> = {
  stopped: { words: 'was stopped', why: 'stopped by its author' },
  failures: {
    words: 'was ended, because more runs failed than usual',
    why: 'more runs of the route failed than usual',
  },
  expired: { words: 'ended by itself' },
  somebody: { words: 'was ended by somebody else' },
};

/** A drill that can't be watched any more is ended, too. */
async function watchOrEnd(
  health: HealthClient,
  drill: Drill,
  watch: () => Promise<DrillEnd | undefined>,
): Promise<DrillEnd> {
  let end: DrillEnd;
  try {
    end = (await watch()) ?? 'stopped';
  } catch (error) {
    await endDrill(health, drill, 'it could not be watched any more');
    throw error;
  }
  const { why } = ends[end];
  if (why !== undefined) await endDrill(health, drill, why);
  return end;
}

async function endDrill(health: HealthClient, { id, by, until: at }: Drill, why: string): Promise<void> {
  try {
    await health.endDrill({ id, why, by });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandError(
      `The drill ${id} can't be ended (${reason}): it ends by itself at ${timeOfDay(at)}.`,
    );
  }
}

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
