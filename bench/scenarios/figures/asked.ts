import type { TargetId } from '../../../domain/route/target.ts';
import type { Called, Played } from '../played.ts';
import type { RouteName, Window } from '../scenario.ts';

/** Whom a call asked first; undefined: nobody, or that is not known. */
export function askedFirst({ attempts }: Called): TargetId | undefined {
  return attempts.find(({ outcome }) => outcome !== 'NotAdmitted')?.target;
}

export function isWithin({ from, to }: Window, at: number): boolean {
  return at >= from && at < to;
}

/** The calls of the route that is measured. */
export function measured({ scenario, calls }: Played): readonly Called[] {
  const route = scenario.loads[0]?.route;
  return calls.filter((call) => call.route === route);
}

export function callsOf({ calls }: Played, route: RouteName, window: Window): readonly Called[] {
  return calls.filter((call) => call.route === route && isWithin(window, call.at));
}

/** The part of the calls that asked this target first, in [0, 1]; NaN without calls. */
export function shareOf(calls: readonly Called[], target: TargetId): number {
  const known = calls.map(askedFirst).filter((asked) => asked !== undefined);
  return known.filter((asked) => asked === target).length / known.length;
}

/** Before the incident; without one, whenever no fault holds. */
export function isHealthyTime({ incident, faults }: Played['scenario'], at: number): boolean {
  if (incident !== undefined) return at < incident.from;
  return faults.every((fault) => !isWithin(fault, at));
}

/** The value below which this part of all lies; null without values. */
export function percentile(values: readonly number[], part: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? null;
}
