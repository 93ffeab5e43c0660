import { backoffMs } from './backoff.ts';

/** While nobody takes a call, somebody is asked again this often: a target that returns does so within seconds. */
const waits = { backoffMs: 3000, maxBackoffMs: 15_000 };

/** How long a call waits that nobody takes, in ms; 2 s at least, so that a durable timer keeps it. */
export function deferralMs(deferrals: number, random: number): number {
  return Math.max(2000, backoffMs(waits, deferrals + 1, random));
}
