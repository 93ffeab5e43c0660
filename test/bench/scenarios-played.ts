import type { Attempt } from '../../domain/run/attempt.ts';
import type { Called, Played, Requested } from '../../bench/scenarios/played.ts';
import type { Scenario } from '../../bench/scenarios/scenario.ts';
import { backup, primary } from '../../bench/scenarios/targets.ts';

/** An outage of the primary from 10 to 20 s, with a call every 200 ms. */
export const outage: Scenario = {
  name: 'outage',
  about: 'An outage.',
  lastsMs: 40_000,
  loads: [{ route: 'steady', rps: 5 }],
  faults: [{ provider: 'openai', from: 10_000, to: 20_000, order: { fault: 'status', status: 500 } }],
  incident: { from: 10_000, to: 20_000 },
  thresholds: 'usual',
  goals: [
    { figure: 'failed', atMost: 0 },
    { figure: 'rebreaks', atMost: 0 },
  ],
};

export function attempt(target: string, at: number, more: Partial<Attempt> = {}): Attempt {
  return { target, why: 'preferred', outcome: 'ok', at, ms: 400, firstTokenMs: 300, ...more };
}

export function called(at: number, attempts: readonly Attempt[], more: Partial<Called> = {}): Called {
  return { route: 'steady', at, ms: 500, attempts, ...more };
}

/** Calls leave the primary 3 s after its fault, return from 5 s after its end on, and are all back after 10 s. */
export function played(more: Partial<Played> = {}): Played {
  const calls = Array.from({ length: 200 }, (_, index) => callAt(index, index * 200));
  return { scenario: outage, calls, requests: [], records: [], looks: [], ...more };
}

function callAt(index: number, at: number): Called {
  if (at >= 10_000 && at < 13_000)
    return called(at, [attempt(primary, at, { outcome: 'ServerError', ms: 10 }), attempt(backup, at + 20)]);
  const returning = at >= 25_000 && at < 30_000 && index % 2 === 0;
  const away = at >= 13_000 && at < 30_000 && !returning;
  return called(at, [attempt(away ? backup : primary, at)]);
}

export function requested(at: number, more: Partial<Requested> = {}): Requested {
  return { provider: 'openai', at, status: 200, struck: false, probe: false, ...more };
}
