import type { Scenario } from '../scenario.ts';
import { fault, load, outageOf, second, usualRps, window } from './parts.ts';

const noBreaks = { figure: 'rebreaks', atMost: 0 } as const;
const share = (part: number) => part * usualRps;
/** It breaks with a status of its own, so that a break is known from what comes before it. */
const breaks = { fault: 'status', status: 502, breaksForMs: 5 * second } as const;

/** The primary returns cold: under load it breaks again. */
export const returns: readonly Scenario[] = [
  {
    name: 'cold-recovery',
    about:
      'After 20 s of outage the primary breaks again, without a warning, above 20 % of its load for 15 s, and above 50 % for 10 s more.',
    lastsMs: 110 * second,
    loads: [load],
    faults: [
      outageOf('openai', 15, 35),
      fault('openai', 35, 50, { ...breaks, aboveRps: share(0.2) }),
      fault('openai', 50, 60, { ...breaks, aboveRps: share(0.5) }),
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
