import type { TargetFacts } from '../../domain/route/fit.ts';
import type { Route, RouteTarget } from '../../domain/route/route.ts';
import { resolveTarget } from '../generate/resolve.ts';
import type { Setting } from '../setting.ts';

/** What this worker knows of a target. */
export function factsOf(
  setting: Setting,
  route: Route,
  { target, window, settings }: RouteTarget,
): TargetFacts {
  const { profile } = resolveTarget(setting, route.name, target);
  const known = window ?? setting.prices.window(target);
  const { maxOutputTokens } = settings;
  return {
    defaultMaxOutput: profile.defaultMaxOutputTokens,
    tokenFactor: setting.factors.of(target, profile.format),
    ...(known === undefined ? {} : { window: known }),
    ...(maxOutputTokens === undefined ? {} : { maxOutput: maxOutputTokens }),
  };
}
