import { apis } from '../../../activities/providers/binding.ts';
import { modelOf, providerOf } from '../../../domain/route/target.ts';
import { profileOf } from '../../../domain/wire/profiles/profiles.ts';
import type { Finding } from '../finding.ts';
import { child, entries, items, targetsOf } from '../place.ts';
import type { Place } from '../place.ts';
import { kindRow } from '../provider-kinds.ts';
import { targetPattern } from '../schema-route.ts';

/** An agent with tools whose route has a target that takes none through the API it is asked in. */
export function checkToolTargets(root: Place): Finding[] {
  const agents = entries(child(root, 'agents')).filter((agent) => items(child(agent, 'tools')).length > 0);
  return entries(child(root, 'routes')).flatMap((route) => {
    const agent = agents.find((each) => child(each, 'route').value === route.name);
    if (agent === undefined) return [];
    return targetsOf(route).flatMap((target) => withoutTools(target, agent.name, child(root, 'providers')));
  });
}

function withoutTools({ path, value }: Place, agent: string, providers: Place): Finding[] {
  if (typeof value !== 'string' || !targetPattern.test(value)) return [];
  const provider = child(providers, providerOf(value));
  const kind = child(provider, 'kind').value;
  const written = child(provider, 'api').value;
  const api = apis.find((each) => each === (written ?? apis[0]));
  // Another kind takes tools in the one API that it has.
  if (typeof kind !== 'string' || kindRow(kind) === undefined || kind === 'anthropic' || api === undefined)
    return [];
  const target = { provider: providerOf(value), kind, model: modelOf(value), apiVersion: undefined };
  if (profileOf({ ...target, api }).tools) return [];
  const other = apis.find((each) => profileOf({ ...target, api: each }).tools);
  const rule = `takes no tools through ${api}, and agent "${agent}" has some`;
  const hint = other === undefined ? 'use another model' : `\`api: ${other}\` at its provider`;
  return [{ path, at: 'value', rule, hint, severity: 'warning' }];
}
