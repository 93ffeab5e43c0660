import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/**
 * The release that we download or build. Later ones can't be had from `go install`: their go.mod carries a
 * `replace`.
 */
export const temporalCliVersion = '1.5.1';

export const binaryName = process.platform === 'win32' ? 'temporal.exe' : 'temporal';

/** The folder of our own copy of the Temporal CLI, for one version. */
export function cacheFolder(env: NodeJS.ProcessEnv): string {
  // The XDG specification asks to ignore a relative path.
  const xdg = env['XDG_CACHE_HOME'];
  const root = xdg !== undefined && isAbsolute(xdg) ? xdg : join(env['HOME'] ?? homedir(), '.cache');
  return join(root, 'understudy', `temporal-${temporalCliVersion}`);
}

export function cachedBinary(env: NodeJS.ProcessEnv): string {
  return join(cacheFolder(env), binaryName);
}
