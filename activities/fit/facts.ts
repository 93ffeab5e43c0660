import type { BlobKind } from '../../domain/conversation/message.ts';
import type { Ability, TargetFacts } from '../../domain/route/fit.ts';
import { abilityOf } from '../../domain/route/needs.ts';
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
  const taken = Object.entries(profile.blobs).map(([kind, way]) => [
    abilityOf[kind as BlobKind],
    way !== 'none',
  ]);
  return {
    ...(Object.fromEntries(taken) as Pick<TargetFacts, Ability>),
    tools: profile.tools,
    defaultMaxOutput: profile.defaultMaxOutputTokens,
    tokenFactor: setting.factors.of(target, profile.format),
    ...(known === undefined ? {} : { window: known }),
    ...(maxOutputTokens === undefined ? {} : { maxOutput: maxOutputTokens }),
  };
}
