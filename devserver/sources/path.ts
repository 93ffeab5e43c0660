import { askTemporalVersion, findOnPath } from '../binary.ts';
import { binaryName } from '../cache-folder.ts';
import type { Source } from './source.ts';

/** The Temporal CLI that the user installed. */
export const path: Source = {
  name: 'path',
  trying: '`temporal` on PATH',

  async look(env) {
    const binary = await findOnPath(binaryName, env);
    if (binary === undefined) return { state: 'unavailable', text: 'there is no `temporal` on PATH' };
    const version = await askTemporalVersion(binary, env);
    return version.ok
      ? { state: 'ready', text: `${binary}, ${version.text}` }
      : { state: 'unavailable', text: `${binary} does not work: ${version.reason}` };
  },

  async provide(env) {
    const binary = await findOnPath(binaryName, env);
    if (binary === undefined) throw new Error('`temporal` went away from PATH');
    return { kind: 'binary', path: binary };
  },
};
