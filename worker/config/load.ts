import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Config, Environment } from './config.ts';
import { parseConfig } from './parse.ts';
import { ConfigError } from './problem.ts';

export const defaultConfigFile = 'understudy.yaml';

/**
 * Reads the configuration of this process: `file`, else `$UNDERSTUDY_CONFIG`, else `./understudy.yaml`.
 *
 * @returns undefined when nobody named a file and `./understudy.yaml` doesn't exist
 * @throws ConfigError with all problems; also when a file that was named can't be read
 *
 * @example
 * const config = await loadConfig({ env: process.env });
 * console.log(config === undefined ? 'no configuration' : [...config.routes.keys()]);
 */
export async function loadConfig({
  file,
  env = process.env,
}: { readonly file?: string | undefined; readonly env?: Environment } = {}): Promise<Config | undefined> {
  const named = file ?? (env['UNDERSTUDY_CONFIG'] || undefined);
  if (named === undefined && !existsSync(defaultConfigFile)) return undefined;
  const source = named ?? defaultConfigFile;
  const parsed = parseConfig(await readText(source, file === undefined), { source, env });
  if (parsed.ok) return parsed.config;
  throw new ConfigError(parsed.problems);
}

async function readText(file: string, fromVariable: boolean): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    const rule = code === 'ENOENT' ? 'there is no such file' : `the file can't be read: ${code}`;
    const hint = fromVariable ? { hint: 'UNDERSTUDY_CONFIG names it' } : {};
    throw new ConfigError([{ file, line: 1, column: 1, path: '', rule, ...hint, severity: 'error' }]);
  }
}
