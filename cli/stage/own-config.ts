import { loadConfig } from '../../worker/config/index.ts';

/**
 * The configuration that the user has here, if any. It is read before anything is started, so that its problems
 * come first and not as the end of a worker.
 *
 * @throws ConfigError with all problems
 */
export async function ownConfig(named: string | undefined): Promise<string | undefined> {
  const config = await loadConfig({ file: named });
  return config?.source;
}
