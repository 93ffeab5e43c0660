import type { Scenario } from '../scenario.ts';
import { fault, load, outageOf, second, window } from './parts.ts';

/** Others have their own troubles: routes that share the primary, and processes that die. */
export const others: readonly Scenario[] = [
  {
    name: 'three-routes',
    about:
      'One primary call in five fails for 60 s. Halfway a route begins that leaves after 3 failures in 30 s; a third one has a backup of which half the calls fail.',
    lastsMs: 90 * second,
    loads: [
      { route: 'steady', rps: 3 },
      { route: 'weak-backup', rps: 3 },
      { route: 'impatient', rps: 3, during: window(45, 90) },
    ],
    faults: [
      fault('openai', 15, 75, { fault: 'status', status: 500, share: 0.2 }),
      fault('weak', 0, 90, { fault: 'status', status: 500, share: 0.5 }),
    ],
    incident: window(15, 75),
    thresholds: 'usual',
    compare: { routes: ['steady', 'weak-backup'], alone: window(20, 45), beside: window(50, 75) },
    goals: [
      { figure: 'shareMoved', atMost: 2 },
      { figure: 'impatientOnPrimary', atMost: 20 },
      { figure: 'failed', atMost: 0 },
    ],
  },
  ...(['host', 'other'] as const).map((whom): Scenario => ({
    name: whom === 'host' ? 'kill-host' : 'kill-one',
    about:
      whom === 'host'
        ? "In mid-outage the process that runs the fleet's owner is killed with -9."
        : 'In mid-outage one of the other two processes is killed with -9.',
    lastsMs: 90 * second,
    loads: [load],
    faults: [outageOf('openai', 15, 50)],
    kill: { at: 30 * second, whom },
    incident: window(15, 50),
    thresholds: 'short',
    goals: [
      { figure: 'failed', atMost: 0 },
      { figure: 'rightAfterKillMs', atMost: 15 * second },
      { figure: 'longestAfterKillMs', atMost: 5 * second },
    ],
  })),
];
