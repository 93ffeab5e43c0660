import type { Scenario } from '../scenario.ts';
import type { Load } from '../scenario.ts';
import { fault, outageOf, second, window } from './parts.ts';

const noBreaks = { figure: 'rebreaks', atMost: 0 } as const;
/** A return begins with two calls a second: a fifth of the load must be more than that. */
const load: Load = { route: 'steady', rps: 16 };
const share = (part: number) => part * load.rps;
/** It breaks with a status of its own, so that a break is known from what comes before it. */
const breaks = { fault: 'status', status: 502, breaksForMs: 5 * second } as const;

/** The primary returns cold: under load it breaks again. */
export const returns: readonly Scenario[] = [
  {
    name: 'cold-recovery',
    about:
      'After 20 s of outage the primary breaks again, without a warning, above 20 % of its load for 14 s, and above 60 % for 10 s more.',
    lastsMs: 110 * second,
    loads: [load],
    faults: [
      outageOf('openai', 15, 35),
      fault('openai', 35, 49, { ...breaks, aboveRps: share(0.2) }),
      fault('openai', 49, 59, { ...breaks, aboveRps: share(0.6) }),
    ],
    incident: window(15, 35),
    thresholds: 'usual',
    goals: [noBreaks],
  },
  {
    name: 'cold-recovery-warned',
    about:
      'After 20 s of outage the primary takes 20 % of its load for 45 s: beyond it says 503, and beyond 50 % it breaks.',
    lastsMs: 130 * second,
    loads: [load],
    faults: [
      outageOf('openai', 15, 35),
      fault('openai', 35, 80, { ...breaks, aboveRps: share(0.5) }),
      fault('openai', 35, 80, { fault: 'status', status: 503, aboveRps: share(0.2) }),
    ],
    incident: window(15, 35),
    thresholds: 'short',
    goals: [noBreaks],
  },
];
