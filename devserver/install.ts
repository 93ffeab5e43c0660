import { chmod, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isExecutable } from './binary.ts';
import { cachedBinary, cacheFolder } from './cache-folder.ts';
import { withLock } from './lock.ts';
import type { Say } from './progress.ts';

const unfinished = 'unfinished-';

/**
 * Puts a binary into the cache, once for all processes: `produce` makes it in a folder of its own and returns its
 * path; it gets its name only when it is complete. A process that had to wait uses the other one's result.
 */
export function installOnce(
  env: NodeJS.ProcessEnv,
  say: Say,
  produce: (folder: string) => Promise<string>,
): Promise<string> {
  const folder = cacheFolder(env);
  const target = cachedBinary(env);
  const work = async (): Promise<string> => {
    if (await isExecutable(target)) return target;
    // Only the holder of the lock has such a folder: the others are of processes that died.
    for (const name of await readdir(folder)) {
      if (name.startsWith(unfinished)) await rm(join(folder, name), { recursive: true, force: true });
    }
    const own = await mkdtemp(join(folder, unfinished));
    try {
      const made = await produce(own);
      await chmod(made, 0o755);
      await rename(made, target);
      return target;
    } finally {
      await rm(own, { recursive: true, force: true });
    }
  };
  return withLock(join(folder, 'lock'), work, {
    onWait: ({ pid, heldMs }) =>
      say('working', `process ${pid} is already at it, for ${Math.round(heldMs / 1_000)} s; waiting for it`),
  });
}
