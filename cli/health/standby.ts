import type { TargetStatus } from '../../workflows/health/messages.ts';
import { ago, span } from './times.ts';

/** Whether a target is known to work: its key, its model, its quota. */
export interface Standby {
  /** Absent: nobody knows. */
  readonly works?: boolean;
  /** By what it is known, or why it isn't. */
  readonly text: string;
}

const goodProbes: readonly string[] = ['answered', 'slow'];

/** By its calls where there are any, by its last probe otherwise. */
export function standbyOf({ facts, probe, probed }: TargetStatus, now: number): Standby {
  const tally = facts.evidence.tallies.at(-1);
  const calls = Math.round(tally?.calls ?? 0);
  const answered = Math.round((tally?.calls ?? 0) - (tally?.failed ?? 0));
  const within = span(tally?.withinMs ?? 0);
  if (answered > 0) return { works: true, text: `answered ${answered} of ${calls} calls in ${within}` };
  if (probed !== undefined) {
    const works = goodProbes.includes(probed.outcome);
    return { works, text: `probe ${ago(probed.at, now)}: ${probed.outcome}` };
  }
  if (calls > 0) return { works: false, text: `answered none of ${calls} calls in ${within}` };
  return { text: probe ? 'not known yet: no call, no probe' : 'not known: no call, and its probes are off' };
}
