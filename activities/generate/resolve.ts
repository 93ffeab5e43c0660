import { ApplicationFailure } from '@temporalio/common';
import type { AttemptLimits } from '../../domain/route/route.ts';
import { modelOf, providerOf, type TargetId } from '../../domain/route/target.ts';
import type { Settings } from '../../domain/run/settings.ts';
import type { WireFormat } from '../../domain/wire/format.ts';
import { formatOf } from '../../domain/wire/formats.ts';
import type { SystemPrompt } from '../../domain/wire/leading.ts';
import type { TargetProfile } from '../../domain/wire/profile.ts';
import { profileOf } from '../../domain/wire/profiles/profiles.ts';
import type { Provider } from '../providers/provider.ts';
import type { Setting } from '../setting.ts';

/** A target's name with all that this worker's configuration knows of it. */
export interface ResolvedTarget {
  readonly target: TargetId;
  readonly provider: Provider;
  readonly format: WireFormat;
  readonly profile: TargetProfile;
  readonly settings: Settings;
  readonly system: SystemPrompt | undefined;
  /** Its model thinks before it speaks. */
  readonly reasons: boolean;
  readonly limits: AttemptLimits;
}

/**
 * Finds a target of a route. Throws the retryable `UnknownTarget` when this worker doesn't know it: another one
 * made the plan, so the configuration is being rolled out.
 */
export function resolveTarget(setting: Setting, routeName: string, target: TargetId): ResolvedTarget {
  const routeTarget = setting.routes.get(routeName)?.targets.find((each) => each.target === target);
  const connected = setting.provider(providerOf(target));
  if (routeTarget === undefined || connected === undefined)
    throw ApplicationFailure.retryable(
      `route "${routeName}" has no target "${target}" in this worker's configuration (${setting.digest}) yet`,
      'UnknownTarget',
    );
  const { binding, provider } = connected;
  const profile = profileOf({
    provider: binding.name,
    kind: binding.kind,
    model: modelOf(target),
    apiVersion: binding.apiVersion,
    ...(binding.api === undefined ? {} : { api: binding.api }),
    ...(binding.server === undefined ? {} : { server: binding.server }),
  });
  const { settings, system, limits } = routeTarget;
  const reasons = profile.thinking !== 'none' || profile.efforts.length > 0;
  const format = formatOf(profile.format);
  return { target, provider, format, profile, settings, system, reasons, limits };
}
