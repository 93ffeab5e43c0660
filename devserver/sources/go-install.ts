import { join } from 'node:path';
import { ask, findOnPath } from '../binary.ts';
import { binaryName, temporalCliVersion } from '../cache-folder.ts';
import { SupervisedProcessError } from '../errors.ts';
import { installOnce } from '../install.ts';
import type { Say } from '../progress.ts';
import { spawnSupervised } from '../supervised.ts';
import type { Look, Source } from './source.ts';

const goPackage = `github.com/temporalio/cli/cmd/temporal@v${temporalCliVersion}`;
/** The `go` line of the CLI's go.mod. From 1.21 on, Go fetches it by itself unless GOTOOLCHAIN forbids that. */
const needed = { major: 1, minor: 25 };
const fetchesToolchains = 21;
const expected = 'the first build takes 2 to 4 minutes and about 1.8 GB of Go modules';
const tickMs = 4_000;
const patienceMs = 20 * 60_000;

/** Builds the Temporal CLI with the user's Go, into the cache. */
export const goInstall: Source = {
  name: 'go-install',
  trying: 'building it with Go',

  async look(env): Promise<Look> {
    const go = await findOnPath(goName, env);
    if (go === undefined) return { state: 'unavailable', text: 'there is no `go` on PATH' };
    const answer = await ask(go, ['env', 'GOVERSION', 'GOTOOLCHAIN'], env);
    if (!answer.ok) return { state: 'unavailable', text: `${go} does not work: ${answer.reason}` };
    const [version = '', toolchain = ''] = answer.text.split('\n');
    return isNewEnough(version, toolchain)
      ? { state: 'possible', text: `${go} (${version}) can build it: ${expected}` }
      : {
          state: 'unavailable',
          text: `${go} is ${version} (GOTOOLCHAIN=${toolchain}); go${needed.major}.${needed.minor} is needed`,
        };
  },

  async provide(env, say) {
    const go = await findOnPath(goName, env);
    if (go === undefined) throw new Error('`go` went away from PATH');
    return { kind: 'binary', path: await installOnce(env, say, (folder) => build(go, folder, env, say)) };
  },
};

const goName = process.platform === 'win32' ? 'go.exe' : 'go';

/** Exported for its test. */
export function isNewEnough(version: string, toolchain: string): boolean {
  const [, major = 0, minor = 0] = (/^go(\d+)\.(\d+)/.exec(version) ?? []).map(Number);
  const least = toolchain === 'local' ? needed.minor : fetchesToolchains;
  return major > needed.major || (major === needed.major && minor >= least);
}

async function build(go: string, folder: string, env: NodeJS.ProcessEnv, say: Say): Promise<string> {
  const startedAt = performance.now();
  let modules = 0;
  const tick = (): void => {
    const seconds = Math.round((performance.now() - startedAt) / 1_000);
    say('working', `building with Go, ${seconds} s so far, ${modules} modules fetched (${expected})`);
  };
  tick();
  // Supervised, so that a build doesn't go on alone for minutes after we were killed.
  const compiler = await spawnSupervised(go, ['install', '-ldflags', '-s -w', goPackage], {
    env: { ...env, GOBIN: folder },
    onLine: ({ text }) => {
      if (text.startsWith('go: downloading ')) modules += 1;
    },
  });
  const ticking = setInterval(tick, tickMs);
  let late = false;
  const giveUp = setTimeout(() => {
    late = true;
    void compiler.stop();
  }, patienceMs);
  try {
    const { code } = await compiler.exited;
    if (code === 0) return join(folder, binaryName);
    const output = compiler.tail().filter((line) => !line.startsWith('go: downloading '));
    const what = late ? `gave up after ${patienceMs / 60_000} minutes` : `\`go install\` failed`;
    throw new SupervisedProcessError(go, what, output);
  } finally {
    clearInterval(ticking);
    clearTimeout(giveUp);
  }
}
