import { providerOf, type TargetId } from '../route/target.ts';
import type { Attempt } from './attempt.ts';
import type { Plan } from './plan.ts';

/** Whether a target may be asked after these attempts, be it for the first time or again. */
export function mayAsk(plan: Plan, attempts: readonly Attempt[], target: TargetId): boolean {
  return !vendorForbids(plan, attempts, target) && !sizeForbids(plan, attempts, target);
}

/** A failure was one after which the request has to stay with its provider, and the target has another one. */
export function vendorForbids({ policy }: Plan, attempts: readonly Attempt[], target: TargetId): boolean {
  const stays = policy?.stayWithVendor ?? [];
  return attempts.some(
    (attempt) =>
      attempt.outcome !== 'ok' &&
      (stays === true || stays.includes(attempt.outcome)) &&
      providerOf(attempt.target) !== providerOf(target),
  );
}

/** The conversation was too large for one whose window is not smaller. */
function sizeForbids(plan: Plan, attempts: readonly Attempt[], target: TargetId): boolean {
  // How many bytes or tokens a minute a target takes has nothing to do with its window.
  return attempts.some(
    ({ outcome, target: tried }) =>
      outcome === 'ContextOverflow' && !mayBeLarger(windowOf(plan, target), windowOf(plan, tried)),
  );
}

function mayBeLarger(one: number, other: number): boolean {
  return one === unknown || other === unknown || one > other;
}

const unknown = 0;

function windowOf({ targets, windows }: Plan, target: TargetId): number {
  return windows?.[targets.indexOf(target)] ?? unknown;
}
