import type { Command } from 'commander';
import { findServer } from '../../devserver/index.ts';
import { loadConfig, ConfigError } from '../../worker/config/index.ts';
import type { Globals } from '../globals.ts';

interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly text: string;
  /** What to do, where something is missing. */
  readonly advice?: string;
}

export function addDoctor(program: Command, { output }: Globals): void {
  program
    .command('doctor')
    .description('Say what is found here, what is missing, and what to do')
    .action(async () => {
      const checks = [checkNode(), ...(await checkServer()), await checkConfig()];
      for (const check of checks) {
        output().say(`${check.ok ? 'ok     ' : 'missing'}  ${check.name}: ${check.text}`, check);
        if (check.advice !== undefined) output().note(`         → ${check.advice}`);
      }
      if (checks.some(({ ok }) => !ok)) process.exitCode = 1;
    });
}

function checkNode(): Check {
  const major = Number(process.versions.node.split('.')[0]);
  return {
    name: 'Node.js',
    ok: major >= 22,
    text: `${process.version}, 22 or newer is needed, 24 is recommended`,
  };
}

async function checkServer(): Promise<readonly Check[]> {
  const findings = await findServer();
  const chosen = findings.find((finding) => finding.chosen);
  const server: Check = {
    name: 'Temporal server',
    ok: chosen !== undefined,
    text: chosen === undefined ? 'none to be had' : `${chosen.source}: ${chosen.text}`,
    ...(chosen === undefined
      ? {
          advice:
            'set TEMPORAL_ADDRESS, install the Temporal CLI (https://docs.temporal.io/cli), or install Go',
        }
      : {}),
  };
  const others = findings.map(({ source, state, text }): Check => ({
    name: `  ${source}`,
    ok: state !== 'broken',
    text: `${state}: ${text}`,
  }));
  return [server, ...others];
}

async function checkConfig(): Promise<Check> {
  try {
    const config = await loadConfig();
    const text =
      config === undefined
        ? 'no understudy.yaml here: `understudy up` simulates the providers'
        : `${config.source}, ${config.routes.size} routes, digest ${config.digest}`;
    return { name: 'configuration', ok: true, text };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return {
      name: 'configuration',
      ok: false,
      text: `\n${error.message}`,
      advice: 'mend it, then `understudy config check`',
    };
  }
}
