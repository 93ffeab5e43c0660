import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { temporalCliVersion } from '../cache-folder.ts';
import { SupervisedProcessError } from '../errors.ts';
import { installOnce } from '../install.ts';
import { probe } from '../probe.ts';
import type { Say } from '../progress.ts';
import { spawnSupervised } from '../supervised.ts';
import type { Source } from './source.ts';

/** Compiled into the SDK's core (`ephemeral_server`); the SDK itself waits for it without a limit. */
const downloadHost = 'temporal.download';
const probeMs = 4_000;
const tickMs = 3_000;
const patienceMs = 5 * 60_000;
const downloader = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../downloader.ts' : '../downloader.js', import.meta.url),
);

export interface DownloadOptions {
  host?: string;
  port?: number;
}

/** The download of the Temporal CLI that the SDK has for tests, into our cache. About 60 MB. */
export function sdkDownload({ host = downloadHost, port = 443 }: DownloadOptions = {}): Source {
  return {
    name: 'sdk-download',
    trying: `a download from ${host}`,

    async look(env) {
      const reason = await probe(host, port, env, probeMs);
      return reason === undefined
        ? { state: 'possible', text: `${host} answers: about 60 MB, less than a minute on most lines` }
        : { state: 'unavailable', text: `${host} can't be reached: ${reason}` };
    },

    async provide(env, say) {
      return { kind: 'binary', path: await installOnce(env, say, (folder) => download(folder, env, say)) };
    },
  };
}

async function download(folder: string, env: NodeJS.ProcessEnv, say: Say): Promise<string> {
  const version = `v${temporalCliVersion}`;
  const file = join(folder, `temporal-${version}${process.platform === 'win32' ? '.exe' : ''}`);
  const startedAt = performance.now();
  // A process of its own: the SDK's download can't be cancelled, and loads the native core that we may not need.
  const downloading = await spawnSupervised(
    process.execPath,
    ['--no-warnings', downloader, folder, version],
    { env },
  );
  const tick = async (): Promise<void> => {
    const megabytes = Math.round((await sizeOf(`${file}.downloading`)) / 1e6);
    const seconds = Math.round((performance.now() - startedAt) / 1_000);
    say('working', `downloading, ${seconds} s so far, ${megabytes} MB unpacked of about 200`);
  };
  const ticking = setInterval(() => void tick(), tickMs);
  const giveUp = setTimeout(() => void downloading.stop(), patienceMs);
  try {
    const { code } = await downloading.exited;
    if (code === 0) return file;
    throw new SupervisedProcessError('the SDK’s download', 'failed', downloading.tail());
  } finally {
    clearInterval(ticking);
    clearTimeout(giveUp);
  }
}

async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  );
}
