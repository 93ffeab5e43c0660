import { formatDuration } from '../../../worker/config/duration.ts';
import { lanes, speakers, type Lane } from './lanes.ts';

/** Patience of every route, in ms. */
export const limits = { connect: 500, firstToken: 800, idle: 500, total: 4000, deadline: 8000 } as const;

/** On one target. */
export const tries = 2;

/** Of an agent that is never done. */
export const mostTurns = 4;

const apiKeyEnv = 'UNDERSTUDY_SIMULATOR_KEY';

type Named = Readonly<Record<string, object>>;

/**
 * All lanes as one configuration file. Each has a route with its backup, one without (`-alone`), one whose primary is
 * asked over TLS (`-tls`), and one whose primary's name has no address (`-nowhere`); its agents are called like their routes.
 *
 * @param baseUrl of a provider, by its name
 */
export function configuration(
  baseUrl: (provider: string) => string,
  instructions = 'You find names.',
): string {
  return JSON.stringify({
    providers: {
      openai: { kind: 'openai', baseUrl: baseUrl('openai'), apiKeyEnv },
      anthropic: { kind: 'anthropic', baseUrl: baseUrl('anthropic'), apiKeyEnv },
      ...all((lane) => providersIn(lane, baseUrl(lane.name))),
    },
    routes: all(routesIn),
    agents: all((lane) => agentsIn(lane, instructions)),
    tools: {
      look_up: {
        description: 'Finds a name.',
        effect: 'idempotent',
        parameters: { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] },
      },
    },
  });
}

function all(entriesOf: (lane: Lane) => Named): Named {
  return Object.fromEntries(lanes.flatMap((lane) => Object.entries(entriesOf(lane))));
}

function providersIn({ name, format }: Lane, baseUrl: string): Named {
  const provider = { ...speakers[format].settings, baseUrl, apiKeyEnv };
  return {
    [name]: provider,
    [`${name}-tls`]: { ...provider, baseUrl: baseUrl.replace('http:', 'https:') },
    [`${name}-nowhere`]: { ...provider, baseUrl: baseUrl.replace('127.0.0.1', 'nowhere.invalid') },
  };
}

function routesIn({ name, format, backup }: Lane): Named {
  const { model } = speakers[format];
  const small = (provider: string) => ({ target: `${provider}/${model}`, window: 400_000 });
  const large = { target: backup, window: 1_000_000 };
  const route = {
    limits: Object.fromEntries(Object.entries(limits).map(([key, ms]) => [key, formatDuration(ms)])),
    retry: { attempts: tries, backoff: '20ms' },
  };
  return {
    [name]: { ...route, targets: [small(name), large] },
    [`${name}-alone`]: { ...route, targets: [small(name)] },
    [`${name}-tls`]: { ...route, targets: [small(`${name}-tls`), large] },
    [`${name}-nowhere`]: { ...route, targets: [small(`${name}-nowhere`), large] },
  };
}

function agentsIn(lane: Lane, instructions: string): Named {
  const agent = { instructions, tools: ['look_up'], limits: { turns: mostTurns } };
  return Object.fromEntries(Object.keys(routesIn(lane)).map((route) => [route, { ...agent, route }]));
}
