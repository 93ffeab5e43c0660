import type { TargetId } from '../../route/target.ts';

/** What all that an operator does has: an author, a reason and an end. */
export interface Term {
  /** Who, and why: both stand in the record and in reasons. */
  readonly by: string;
  readonly reason: string;
  readonly at: number;
  /** It ends by itself then. */
  readonly until: number;
}

/** No calls go to the target; its share falls to nothing within `overMs`. */
export interface Drain extends Term {
  readonly kind: 'drain';
  readonly target: TargetId;
  readonly overMs: number;
}

/** The target counts as well, whatever is measured; what would have been decided is recorded all the same. */
export interface Trust extends Term {
  readonly kind: 'trust';
  readonly target: TargetId;
}

/** A route's new work goes to this target, whatever its health. Retry-After and measured limits hold. */
export interface Pin extends Term {
  readonly kind: 'pin';
  readonly route: string;
  readonly target: TargetId;
}

/** What an operator ordered. */
export type Override = Drain | Trust | Pin;

/** Takes back what was ordered for a target (drain, trust), or for a route (pin). */
export type Release = { readonly target: TargetId } | { readonly route: string };

/** An override always ends. */
export const overrideMs = { usual: 3_600_000, most: 86_400_000 };

/** The first one wins where two speak of the same target. */
const precedence: readonly Override['kind'][] = ['drain', 'pin', 'trust'];

/** What is wrong with an order or a drill, one line each. */
export function overrideProblems({ by, reason, at, until }: Term): readonly string[] {
  return [
    ...(by.trim() === '' ? ['by must name who orders it'] : []),
    ...(reason.trim() === '' ? ['reason must say why'] : []),
    ...(until > at ? [] : ['until must be later than at']),
    ...(until - at > overrideMs.most ? ['until must be within 24 hours: order it again then'] : []),
  ];
}

/** With one more order: the newer one of the same kind for the same target or route holds. */
export function ordered(overrides: readonly Override[], override: Override): readonly Override[] {
  return [...overrides.filter((other) => !isSameOrder(other, override)), override];
}

export function released(overrides: readonly Override[], release: Release): readonly Override[] {
  return overrides.filter((override) => {
    if ('route' in release) return override.kind !== 'pin' || override.route !== release.route;
    return override.kind === 'pin' || override.target !== release.target;
  });
}

/** Those that have begun and not ended, the strongest first. */
export function inForce(overrides: readonly Override[], now: number): readonly Override[] {
  return overrides
    .filter(({ at, until }) => at <= now && now < until)
    .toSorted((one, other) => precedence.indexOf(one.kind) - precedence.indexOf(other.kind));
}

export function isOver({ until }: Term, now: number): boolean {
  return now >= until;
}

export function drainOf(inForce: readonly Override[], target: TargetId): Drain | undefined {
  return inForce.find(
    (override): override is Drain => override.kind === 'drain' && override.target === target,
  );
}

/** A drained target is not trusted. */
export function isTrusted(inForce: readonly Override[], target: TargetId): boolean {
  const first = inForce.find((override) => override.kind !== 'pin' && override.target === target);
  return first?.kind === 'trust';
}

/** The pins by route; one to a target that is drained doesn't hold. */
export function pinsOf(inForce: readonly Override[]): Readonly<Record<string, Pin>> {
  const pins = inForce.filter((override): override is Pin => override.kind === 'pin');
  const held = pins.filter(({ target }) => drainOf(inForce, target) === undefined);
  return Object.fromEntries(held.map((pin) => [pin.route, pin]));
}

function isSameOrder(one: Override, other: Override): boolean {
  if (one.kind === 'pin' || other.kind === 'pin')
    return one.kind === 'pin' && other.kind === 'pin' && one.route === other.route;
  return one.kind === other.kind && one.target === other.target;
}
