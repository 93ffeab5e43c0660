import type { ProviderBinding } from '../../activities/providers/binding.ts';
import type { Agent } from '../../domain/agent/agent.ts';
import type { Effect, Tool } from '../../domain/agent/tool.ts';
import { serverOf } from '../../domain/wire/profiles/servers.ts';
import type { Config } from './config.ts';
import { formatDuration } from './duration.ts';
import { explainDoor } from './explain-door.ts';
import { explainPrices } from './explain-prices.ts';
import { explainRoute } from './explain-route.ts';
import { explainSettings } from './explain-settings.ts';
import { kindRows } from './provider-kinds.ts';
import { formatProblem } from './problem.ts';

/** The configuration in plain words, a line each; blank lines between the parts. It never contains a key. */
export function explainConfig(config: Config): readonly string[] {
  const parts = [
    [`Configuration ${config.source}, digest ${config.digest}`],
    ['Providers', ...[...config.providers.values()].map((provider) => `  ${explainProvider(provider)}`)],
    ...[...config.routes.values()].map((route) => explainRoute(route, config.health)),
    ...[...config.agents.values()].map(explainAgent),
    ...(config.prices.size === 0 ? [] : [explainPrices(config.prices)]),
    ...(config.door === undefined ? [] : [explainDoor(config.door)]),
    ...(config.warnings.length === 0
      ? []
      : [['Warnings', ...config.warnings.map((each) => `  ${formatProblem(each)}`)]]),
  ];
  return parts.flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]));
}

function explainProvider(provider: ProviderBinding): string {
  const { name, kind, baseUrl, apiKey, apiKeyEnv, headers, api, apiVersion } = provider;
  const key =
    apiKeyEnv === undefined ? 'no key' : `key in ${apiKeyEnv} (${apiKey === '' ? 'not set' : 'set'})`;
  const facts = [kind, baseUrl ?? 'the public URL', ...explainServer(provider), key];
  if (api !== undefined) facts.push(`API ${api}`);
  if (apiVersion !== undefined) facts.push(`API version ${apiVersion}`);
  const names = Object.keys(headers);
  if (names.length > 0) facts.push(`extra headers ${names.join(', ')}`);
  return `${name}: ${facts.join(', ')}`;
}

/** Which server it was taken for, and why, where there is a choice. */
function explainServer({ kind, baseUrl, server }: ProviderBinding): string[] {
  if (kindRows[kind].manyServers !== true) return [];
  if (server === undefined) return ['asked for what most servers take'];
  return [`server ${server} (${serverOf({ baseUrl }) === server ? 'by its host' : 'as configured'})`];
}

function explainAgent({ name, route, tools, limits, settings }: Agent): string[] {
  const deadline =
    limits.deadlineMs === undefined ? 'without a deadline' : `within ${formatDuration(limits.deadlineMs)}`;
  return [
    `Agent ${name}`,
    `  On route ${route}: at most ${limits.turns} turns, ${deadline}${explainSettings(settings)}.`,
    ...(tools.length === 0 ? ['  It has no tools.'] : tools.map((tool) => `  ${explainTool(tool)}`)),
  ];
}

const effects: Readonly<Record<Effect, string>> = {
  read: 'changes nothing; tried again when its worker is lost or it fails',
  idempotent: 'tried again with the same key, so that its effect happens once',
  once: 'never tried again; a lost result is given to the model as unknown',
};

function explainTool({ name, effect, taskQueue, timeoutMs, heartbeatMs }: Tool): string {
  const queue = taskQueue === undefined ? "on the run's own task queue" : `on task queue ${taskQueue}`;
  const timeout = `${formatDuration(timeoutMs)} a try`;
  const lost =
    heartbeatMs === undefined
      ? timeout
      : `${timeout}, a lost worker noticed after ${formatDuration(heartbeatMs)}`;
  return `Tool ${name} (${effect}: ${effects[effect]}), ${queue}, ${lost}`;
}
