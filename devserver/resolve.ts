import { TemporalServerNotFound } from './errors.ts';
import { progressSince, type Say } from './progress.ts';
import { sources as allSources } from './sources/order.ts';
import type { Provided, Source } from './sources/source.ts';
import { startServer } from './start.ts';
import type { ResolveOptions, SourceName, TemporalServer } from './temporal-server.ts';

/**
 * Finds a real Temporal server, or starts one that ends with this process, also after a crash.
 *
 * Takes milliseconds with TEMPORAL_ADDRESS, about a second with a binary, minutes when one has to be built first
 * (`onProgress` says so).
 *
 * @throws TemporalAddressUnreachable when TEMPORAL_ADDRESS is set and nothing answers there within 3 s.
 * @throws TemporalServerNotFound when no source has a server.
 * @throws TemporalServerFailedToStart when a binary was found and its server didn't come up.
 */
export async function resolveServer(
  options: ResolveOptions = {},
  sources: readonly Source[] = allSources,
): Promise<TemporalServer> {
  const env = options.env ?? process.env;
  const sayAs = progressSince(performance.now(), options.onProgress);
  const reasons: { source: SourceName; text: string }[] = [];
  for (const source of sources) {
    const say = sayAs(source.name);
    const outcome = await tryOne(source, env, say);
    if ('provided' in outcome) return use(source.name, outcome.provided, options, env, sayAs('start'));
    reasons.push({ source: source.name, text: outcome.reason });
  }
  throw new TemporalServerNotFound(reasons);
}

async function tryOne(
  source: Source,
  env: NodeJS.ProcessEnv,
  say: Say,
): Promise<{ provided: Provided } | { reason: string }> {
  say('trying', source.trying);
  const look = await source.look(env);
  if (look.state === 'broken') {
    say('failed', look.text);
    throw look.error;
  }
  if (look.state === 'unavailable') {
    say('skipped', look.text);
    return { reason: look.text };
  }
  say('found', look.text);
  try {
    const provided = await source.provide(env, say);
    if (look.state === 'possible' && provided.kind === 'binary') say('done', provided.path);
    return { provided };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    say('failed', reason);
    return { reason };
  }
}

async function use(
  source: SourceName,
  provided: Provided,
  options: ResolveOptions,
  env: NodeJS.ProcessEnv,
  say: Say,
): Promise<TemporalServer> {
  const namespace = options.namespace ?? (env['TEMPORAL_NAMESPACE'] || 'default');
  if (provided.kind === 'server') {
    const { address, uiUrl } = provided;
    return { address, namespace, uiUrl, startedByUs: false, source, ...stoppedBy(leaveAlone) };
  }

  say('working', 'starting the server, about 1 s');
  const { searchAttributes = {}, persist, ui = true } = options;
  const settings = { env, namespace, searchAttributes, persist, ui };
  const {
    address,
    uiUrl,
    process: server,
  } = await startServer(provided.path, settings).catch((error: Error) => {
    say('failed', error.message);
    throw error;
  });
  say('done', `a Temporal server answers at ${address}${uiUrl === undefined ? '' : `, its UI at ${uiUrl}`}`);
  return {
    address,
    namespace,
    uiUrl,
    startedByUs: true,
    source,
    pid: server.pid,
    ...stoppedBy(() => server.stop()),
  };
}

async function leaveAlone(): Promise<void> {}

function stoppedBy(end: () => Promise<unknown>): Pick<TemporalServer, 'stop' | typeof Symbol.asyncDispose> {
  const stop = async (): Promise<void> => {
    await end();
  };
  return { stop, [Symbol.asyncDispose]: stop };
}
