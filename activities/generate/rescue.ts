import { drainedInWords } from '../../domain/health/route/place.ts';
import { isDrained, isLeft } from '../../domain/health/route/rescue.ts';
import { failureKinds } from '../../domain/failure/kinds.ts';
import type { Failed } from '../../domain/run/generate.ts';
import type { Health, NamedRoute } from '../health/health.ts';
import type { FailedAttempt } from './fail.ts';

/**
 * Who is asked after a failure, as the targets' health has it, and who isn't. No order where the same target is asked
 * once more, or nobody is.
 */
export function rescued(
  health: Health,
  route: NamedRoute,
  attempt: FailedAttempt,
): Pick<Failed, 'order' | 'drained' | 'denied'> {
  const { target, outcome, why } = attempt;
  const { next, health: says } = failureKinds[outcome];
  const sameFirst = (next === 'same' && why !== 'retry') || next === 'repair';
  const drained = drainedOf(health, route);
  if (sameFirst && !health.isBetterElsewhere(route, target)) return drained;
  const throttled = says === 'throttle' || says === 'capacity';
  const { chosen, targets } = health.rescue(route, { target, throttled });
  const allLeft = route.targets.every((each) => isLeft(health.facts(each)));
  return { order: targets, ...drained, ...(chosen === null && allLeft ? { denied: true } : {}) };
}

function drainedOf(health: Health, { targets }: NamedRoute): Pick<Failed, 'drained'> {
  const drained = targets
    .filter((target) => isDrained(health.facts(target)))
    .map((target) => ({ target, reason: drainedInWords, kind: 'TargetLeft' as const }));
  return drained.length === 0 ? {} : { drained };
}
