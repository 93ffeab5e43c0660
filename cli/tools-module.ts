import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { CommandError } from './command-error.ts';

/** The path of `--tools`, checked before anything is started: Node's own words for a missing module name no option. */
export function toolsModule(path: string): string {
  const full = resolve(path);
  if (existsSync(full)) return full;
  throw new CommandError(`--tools ${path}: there is no such file (looked for ${full})`, 2);
}
