import { askTemporalVersion, isExecutable } from '../binary.ts';
import { cachedBinary } from '../cache-folder.ts';
import type { Source } from './source.ts';

/** What an earlier download or build left in the user's cache. */
export const cache: Source = {
  name: 'cache',
  trying: 'an earlier download or build',

  async look(env) {
    const binary = cachedBinary(env);
    if (!(await isExecutable(binary))) {
      return { state: 'unavailable', text: `${binary} does not exist yet` };
    }
    const version = await askTemporalVersion(binary, env);
    return version.ok
      ? { state: 'ready', text: `${binary}, ${version.text}` }
      : { state: 'unavailable', text: `${binary} does not run here, delete it: ${version.reason}` };
  },

  provide: (env) => Promise.resolve({ kind: 'binary', path: cachedBinary(env) }),
};
