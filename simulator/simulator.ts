import { ControlError } from './control-error.ts';
import type { Commands } from './commands.ts';
import { controlRoutes } from './control-routes.ts';
import { DEFAULT_PROVIDERS, type SimulatorOptions } from './options.ts';
import { ProviderSite } from './provider-site.ts';
import { RequestLog } from './request-log.ts';
import { createMinter } from './wire/minter.ts';
import { Door } from './door.ts';

/** A running simulator. */
export interface Simulator extends Commands, AsyncDisposable {
  /** The port of the control endpoints and of every provider without its own. */
  readonly port: number;
  readonly url: string;
  /**
   * What to give an SDK as its base URL: `…/openai/v1`, or `…/anthropic`, to which that SDK adds `/v1`.
   * @throws ControlError when there is no such provider
   */
  baseUrl(provider: string): string;
  /** Forgets the requests seen so far. */
  clear(): void;
  /** Closes all ports and connections, hanging ones too. */
  stop(): Promise<void>;
}

/**
 * Starts HTTP servers that play LLM providers.
 *
 * @example
 * await using simulator = await startSimulator();
 * const client = new OpenAI({ baseURL: simulator.baseUrl('openai'), apiKey: 'any' });
 * await simulator.fail('openai', { fault: 'status', status: 503, times: 2 });
 *
 * @throws ControlError when a provider's name is taken or unusable; the error of `listen` when a port is taken
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { host = '127.0.0.1', port = 0, providers = DEFAULT_PROVIDERS } = options;
  const log = new RequestLog();
  const mintId = createMinter();
  const sites = new Map<string, ProviderSite>();
  for (const provider of providers) {
    if (sites.has(provider.name)) throw new ControlError('name', `${provider.name} is given twice`);
    sites.set(provider.name, new ProviderSite(provider, host, log, mintId));
  }
  const named = (name: string): ProviderSite => {
    const site = sites.get(name);
    if (site !== undefined) return site;
    throw new ControlError(
      'provider',
      `must be one of ${[...sites.keys()].join(', ')}, got ${JSON.stringify(name)}`,
    );
  };
  const chosen = (name: string | undefined): ProviderSite[] =>
    name === undefined ? [...sites.values()] : [named(name)];

  const commands: Commands & Pick<Simulator, 'baseUrl' | 'clear'> = {
    fail: async (provider, order) => named(provider).fail(mintId('fault_', 16), order),
    heal: async (provider) => {
      await Promise.all(chosen(provider).map((site) => site.heal()));
    },
    requests: async (provider) => {
      if (provider !== undefined) named(provider);
      return Promise.resolve(log.list(provider));
    },
    baseUrl: (provider) => named(provider).baseUrl(shared.url),
    clear: () => {
      log.clear();
    },
  };
  const control = controlRoutes(commands, providers);
  const shared = new Door(host, port, (request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const [, name = '', below = ''] = /^\/([^/]+)(\/.*)?$/.exec(path) ?? [];
    const site = sites.get(name);
    if (name !== 'control' && site?.sharesPort === true) void site.provider.serve(request, response, below);
    else control(request, response);
  });
  const stop = async (): Promise<void> => {
    await Promise.all([shared.slam(), ...[...sites.values()].map((site) => site.stop())]);
  };
  try {
    await shared.open();
    for (const site of sites.values()) await site.open();
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    ...commands,
    port: shared.port,
    url: shared.url,
    stop,
    [Symbol.asyncDispose]: stop,
  };
}
