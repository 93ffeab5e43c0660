import { modelOf, providerOf, type TargetId } from '../../domain/route/target.ts';
import type { Settings } from '../../domain/run/settings.ts';
import type { SystemPrompt } from '../../domain/wire/leading.ts';
import type { TargetProfile } from '../../domain/wire/profile.ts';
import { profileOf } from '../../domain/wire/profiles/profiles.ts';
import { servers } from '../../domain/wire/profiles/servers.ts';
import type { ProviderBinding } from '../../activities/providers/binding.ts';
import type { RouteTarget } from '../../domain/route/route.ts';
import type { Config, Environment } from '../../worker/config/config.ts';
import { loadConfig } from '../../worker/config/index.ts';
import { CommandError } from '../command-error.ts';

export interface TargetOptions {
  readonly target: TargetId;
  readonly config?: string;
  readonly route?: string;
  readonly api?: string;
}

/** A target to render for, with what a route says of it. */
export interface RenderTarget {
  readonly profile: TargetProfile;
  readonly settings: Settings;
  readonly system?: SystemPrompt;
}

/** Finds a target: in the configuration where there is one, else by the name of its vendor. */
export async function renderTarget({
  target,
  config: file,
  route,
  api,
}: TargetOptions): Promise<RenderTarget> {
  if (!/^[^/\s]+\/\S+$/.test(target))
    throw new CommandError(
      `--target: expected provider/model, such as openai/gpt-5.6-sol, got "${target}"`,
      2,
    );
  const config = await loadConfig({ file, env: keyless });
  const binding = config?.providers.get(providerOf(target));
  const facts: Vendor = binding ?? vendorNamed(providerOf(target), config);
  const chosen = api ?? facts.api;
  const profile = profileOf({
    provider: providerOf(target),
    model: modelOf(target),
    kind: facts.kind,
    apiVersion: facts.apiVersion,
    ...(facts.server === undefined ? {} : { server: facts.server }),
    ...(chosen === 'openai.chat' || chosen === 'openai.responses' ? { api: chosen } : {}),
  });
  if (api !== undefined && profile.format !== api)
    throw new CommandError(`--api: ${target} speaks ${profile.format}, not ${api}`, 2);
  const found = route === undefined ? undefined : targetOf(config, route, target);
  const { settings = {}, system } = found ?? {};
  return { profile, settings, ...(system === undefined ? {} : { system }) };
}

/** Nothing is sent, so no key is needed. */
const keyless: Environment = new Proxy(process.env, {
  get: (set, name) =>
    (Reflect.get(set, name) as string | undefined) ??
    (name === 'UNDERSTUDY_CONFIG' ? undefined : 'not needed'),
});

type Vendor = Pick<ProviderBinding, 'kind' | 'api' | 'apiVersion' | 'server'>;

/** A vendor that needs no configuration to be known: by its kind, or by the name of its server. */
function vendorNamed(name: string, config: Config | undefined): Vendor {
  if (name === 'openai' || name === 'anthropic') return { kind: name, apiVersion: undefined };
  if (name === 'azure') return { kind: 'azure-openai', apiVersion: undefined };
  const names = servers.map(({ server }) => server);
  if (names.includes(name)) return { kind: 'openai-compatible', server: name, apiVersion: undefined };
  const known = new Set(['openai', 'anthropic', ...names, ...(config?.providers.keys() ?? [])]);
  throw new CommandError(
    `--target: there is no provider "${name}"; known are ${[...known].join(', ')}. ` +
      'Others are named in understudy.yaml: --config says where it is',
    2,
  );
}

function targetOf(config: Config | undefined, route: string, target: TargetId): RouteTarget {
  const found = config?.routes.get(route)?.targets.find((each) => each.target === target);
  if (found !== undefined) return found;
  throw new CommandError(`--route: the configuration has no route "${route}" with the target ${target}`, 2);
}
