import type { Scenario } from '../scenario.ts';
import { usualFirstTokenMs } from '../targets.ts';
import { fault, load, outageOf, second, usualRps, window } from './parts.ts';

const noBackupWhenHealthy = { figure: 'backupInHealthyTime', atMost: 1 } as const;
const nobodyFails = { figure: 'failed', atMost: 0 } as const;

/** The primary is ill in one way or another. */
export const outages: readonly Scenario[] = [
  {
    name: 'outage',
    about: 'Every call to the primary fails with 500 for 30 s.',
    lastsMs: 90 * second,
    loads: [load],
    faults: [outageOf('openai', 15, 45)],
    incident: window(15, 45),
    thresholds: 'usual',
    goals: [nobodyFails, noBackupWhenHealthy],
  },
  {
    name: 'overload',
    about: 'Every call to the primary is refused with 503, as for want of room, for 30 s.',
    lastsMs: 90 * second,
    loads: [load],
    faults: [fault('openai', 15, 45, { fault: 'status', status: 503 })],
    incident: window(15, 45),
    thresholds: 'usual',
    goals: [nobodyFails, noBackupWhenHealthy],
  },
  {
    name: 'brown-out',
    about:
      "The primary's first tokens take eight times as long for 30 s, once the fleet knows how long they usually take.",
    lastsMs: 120 * second,
    loads: [load],
    faults: [fault('openai', 45, 75, { fault: 'delay', firstTokenMs: 8 * usualFirstTokenMs })],
    incident: window(45, 75),
    thresholds: 'usual',
    goals: [nobodyFails, noBackupWhenHealthy],
  },
  {
    name: 'rate-limit',
    about: 'The primary takes 60 % of the demand and answers 429 with Retry-After to the rest, for 45 s.',
    lastsMs: 90 * second,
    loads: [load],
    faults: [
      fault('openai', 15, 60, {
        fault: 'status',
        status: 429,
        retryAfterMs: second,
        aboveRps: 0.6 * usualRps,
      }),
    ],
    incident: window(15, 60),
    thresholds: 'usual',
    goals: [nobodyFails, noBackupWhenHealthy],
  },
  {
    name: 'flapping',
    about: 'The primary is down for 10 s and well for 10 s, three times.',
    lastsMs: 110 * second,
    loads: [load],
    faults: [15, 35, 55].map((from) => outageOf('openai', from, from + 10)),
    incident: window(15, 65),
    thresholds: 'short',
    goals: [nobodyFails, noBackupWhenHealthy],
  },
  {
    name: 'weak-backup',
    about: 'Half of the calls to the primary fail and two in five of those to the backup, for 45 s.',
    lastsMs: 90 * second,
    loads: [load],
    faults: [
      fault('openai', 15, 60, { fault: 'status', status: 500, share: 0.5 }),
      fault('anthropic', 15, 60, { fault: 'status', status: 500, share: 0.4 }),
    ],
    incident: window(15, 60),
    thresholds: 'usual',
    goals: [noBackupWhenHealthy],
  },
  {
    name: 'both-down',
    about: 'Primary and backup are both down for 20 s: calls wait.',
    lastsMs: 90 * second,
    loads: [load],
    faults: [outageOf('openai', 15, 35), outageOf('anthropic', 15, 35)],
    incident: window(15, 35),
    thresholds: 'short',
    goals: [noBackupWhenHealthy],
  },
  {
    name: 'low-traffic',
    about: 'A call every 4 s; the primary is down for a minute.',
    lastsMs: 120 * second,
    loads: [{ route: 'steady', rps: 0.25 }],
    faults: [outageOf('openai', 20, 80)],
    incident: window(20, 80),
    thresholds: 'usual',
    goals: [
      { figure: 'firstBackMs', atMost: 15 * second },
      { figure: 'wasted', atMost: 6 },
      { figure: 'wastedProbes', atMost: 30 },
    ],
  },
];
