import { isObject } from '../../../domain/json.ts';
import { providerOf } from '../../../domain/route/target.ts';
import { serverOf } from '../../../domain/wire/profiles/servers.ts';
import type { Environment } from '../config.ts';
import type { Finding } from '../finding.ts';
import { child, entries, targetsOf } from '../place.ts';
import type { Place } from '../place.ts';
import { kindRow } from '../provider-kinds.ts';
import { isHeaderName, variablePattern } from '../schema-provider.ts';

const secretHeader = /authorization|api-?key|subscription-key|secret|password|cookie|(^|-)token$/i;

/** What a provider needs by its kind, and the environment by its provider. */
export function checkProviders(root: Place, env: Environment): Finding[] {
  const targets = entries(child(root, 'routes')).flatMap(targetsOf);
  const used = new Set(targets.map(({ value }) => (typeof value === 'string' ? providerOf(value) : '')));
  return entries(child(root, 'providers')).flatMap((provider): Finding[] => [
    ...missingForKind(provider),
    ...contradictoryAuth(provider),
    ...foreignApi(provider),
    ...foreignServer(provider),
    ...unusedServer(provider),
    ...headers(provider),
    ...doubledVersion(provider),
    ...(used.has(provider.name) ? missingVariable(provider, env) : unused(provider, targets.length > 0)),
  ]);
}

function unused({ path, name }: Place & { name: string }, anyTargets: boolean): Finding[] {
  // Without any target the routes are the problem, not the providers.
  if (!anyTargets) return [];
  return [{ path, at: 'key', rule: `no route uses the provider "${name}"`, severity: 'warning' }];
}

function missingForKind(provider: Place): Finding[] {
  const kind = child(provider, 'kind').value;
  const row = kindRow(kind);
  if (row === undefined) return [];
  const isMissing = (key: string) => child(provider, key).value === undefined;
  const missing = (key: string, hint: string): Finding => {
    return {
      path: [...provider.path, key],
      at: 'key',
      rule: `missing, and kind ${String(kind)} has no default`,
      hint,
    };
  };
  return [
    ...(row.baseUrl === undefined && isMissing('baseUrl')
      ? [missing('baseUrl', 'where the API is: https://…')]
      : []),
    ...(row.apiKeyEnv === undefined && isMissing('apiKeyEnv') && child(provider, 'auth').value !== 'none'
      ? [missing('apiKeyEnv', 'the name of the variable with the key; without a key: `auth: none`')]
      : []),
  ];
}

/** Anthropic's kind speaks Anthropic's API only. */
function foreignApi(provider: Place): Finding[] {
  const { path, value } = child(provider, 'api');
  if (value === undefined || child(provider, 'kind').value !== 'anthropic') return [];
  return [{ path, at: 'key', rule: 'kind anthropic leaves no choice of an API', hint: 'leave it out' }];
}

/** Only where many servers speak a kind's API there is one to be named. */
function foreignServer(provider: Place): Finding[] {
  const { path, value } = child(provider, 'server');
  const kind = child(provider, 'kind').value;
  const row = kindRow(kind);
  if (value === undefined || row === undefined || row.manyServers === true) return [];
  const rule = `kind ${String(kind)} leaves no choice of a server`;
  return [{ path, at: 'key', rule, hint: 'leave it out, or use kind openai-compatible' }];
}

/** A listed server that is asked as if it were OpenAI. */
function unusedServer(provider: Place): Finding[] {
  const { path, value } = child(provider, 'baseUrl');
  if (child(provider, 'kind').value !== 'openai' || typeof value !== 'string') return [];
  const server = serverOf({ baseUrl: value });
  if (server === undefined) return [];
  const rule = `is ${server}, which takes other requests than kind openai sends`;
  const kind = server === 'azure' ? 'azure-openai' : 'openai-compatible';
  return [{ path, at: 'value', rule, hint: `use kind ${kind}`, severity: 'warning' }];
}

function contradictoryAuth(provider: Place): Finding[] {
  const auth = child(provider, 'auth');
  if (auth.value !== 'none' || child(provider, 'apiKeyEnv').value === undefined) return [];
  const other = { name: 'apiKeyEnv is', path: [...provider.path, 'apiKeyEnv'] };
  return [{ path: auth.path, at: 'value', rule: '`auth: none` and apiKeyEnv contradict each other', other }];
}

function headers(provider: Place): Finding[] {
  return entries(child(provider, 'headers')).flatMap(({ name, path }): Finding[] => {
    if (!isHeaderName(name)) return [{ path, at: 'key', rule: 'is not a legal name of a header' }];
    if (!secretHeader.test(name)) return [];
    return [
      { path, at: 'key', rule: 'a secret must not stand in this file', hint: 'apiKeyEnv names its variable' },
    ];
  });
}

function doubledVersion(provider: Place): Finding[] {
  const { path, value } = child(provider, 'baseUrl');
  if (child(provider, 'kind').value !== 'anthropic' || typeof value !== 'string' || !/\/v1\/*$/.test(value))
    return [];
  const rule = 'ends in /v1, and the client adds /v1/messages to it';
  return [{ path, at: 'value', rule, severity: 'warning' }];
}

function missingVariable(provider: Place & { name: string }, env: Environment): Finding[] {
  if (!isObject(provider.value) || child(provider, 'auth').value === 'none') return [];
  const written = child(provider, 'apiKeyEnv');
  const variable = written.value ?? kindRow(child(provider, 'kind').value)?.apiKeyEnv;
  if (typeof variable !== 'string' || !variablePattern.test(variable)) return [];
  const key = env[variable];
  if (key !== undefined && key.trim() !== '') return [];
  const rule = `provider "${provider.name}" needs its key in ${variable}, which is ${key === undefined ? 'not set' : 'empty'}`;
  const path = written.value === undefined ? provider.path : written.path;
  return [{ path, at: written.value === undefined ? 'key' : 'value', rule, hint: `export ${variable}=…` }];
}
