import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { TemporalServerFailedToStart } from './errors.ts';
import { LastWords } from './last-words.ts';
import { choosePorts, loopback, type Ports } from './ports.ts';
import { untilReady } from './ready.ts';
import { startFlags, type ServerSettings } from './start-flags.ts';
import { spawnSupervised, type Supervised } from './supervised.ts';

const attempts = 5;
const readyWithinMs = 30_000;
/** After SIGTERM the server pauses for a second. What is only in memory has no use for it. */
const graceMs = { persisted: 2_000, inMemory: 150 };
/** For a CLI that doesn't print the line we know: a port conflict ends the process far sooner. */
const settledMs = 2_000;

export interface StartOptions extends Omit<ServerSettings, 'ports'> {
  env: NodeJS.ProcessEnv;
  /** Default: the usual ports 7233 and 8233. */
  preferredPorts?: Partial<Ports>;
}

export interface StartedServer {
  address: string;
  uiUrl: string | undefined;
  process: Supervised;
}

/**
 * Starts a development server from a binary and waits until it is ready, for 30 seconds at most.
 *
 * @throws TemporalServerFailedToStart with the end of the server's output.
 */
export async function startServer(binary: string, options: StartOptions): Promise<StartedServer> {
  const persist = options.persist === undefined ? undefined : resolve(options.persist);
  if (persist !== undefined) await mkdir(dirname(persist), { recursive: true });

  for (let attempt = 0; ; attempt += 1) {
    const ports = await choosePorts(attempt, options.preferredPorts);
    const started = await tryStart(binary, ports, { ...options, persist });
    if (!('failure' in started)) return started;
    if (!started.words.portTaken || attempt + 1 === attempts) {
      throw new TemporalServerFailedToStart(binary, started.failure, started.words.text);
    }
  }
}

async function tryStart(
  binary: string,
  ports: Ports,
  options: StartOptions,
): Promise<StartedServer | { failure: string; words: LastWords }> {
  const address = `${loopback}:${ports.grpc}`;
  const uiUrl = options.ui ? `http://${loopback}:${ports.ui}` : undefined;
  const words = new LastWords();
  const process = await spawnSupervised(binary, startFlags({ ...options, ports }), {
    env: options.env,
    graceMs: options.persist === undefined ? graceMs.inMemory : graceMs.persisted,
    onLine: ({ text }) => words.add(text),
    readyWhen: ({ text }) => /^(Temporal )?Server:\s/.test(text),
  });

  const watch = new AbortController();
  const late = sleep(readyWithinMs, 'late' as const, { signal: watch.signal });
  const ready = untilReady({ address, namespace: options.namespace, uiUrl }, watch.signal)
    // Another process may have taken the port first, and then it is its server that answers: ours must say so too.
    .then(() => Promise.race([process.ready, sleep(settledMs, undefined, { signal: watch.signal })]))
    .then(() => 'ready' as const);
  // Whichever lose the race are rejected by the abort below.
  for (const promise of [late, ready]) promise.catch(() => {});
  try {
    const first = await Promise.race([ready.catch(() => process.exited), process.exited, late]);
    if (first === 'ready') return { address, uiUrl, process };
    const { code, signal } = await process.stop();
    const failure =
      first === 'late'
        ? `did not answer at ${address} within ${readyWithinMs / 1_000} s`
        : `ended while it started (${signal ?? `exit code ${code}`})`;
    return { failure, words };
  } finally {
    watch.abort();
  }
}
