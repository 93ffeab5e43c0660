import type { Command } from 'commander';
import type { Check } from '../check.ts';
import type { Globals } from '../globals.ts';
import { fleetOption } from '../health/term.ts';
import { invocation } from '../invocation.ts';

export function addDoctor(program: Command, { output }: Globals): void {
  fleetOption(program.command('doctor'))
    .description('Say what is found here, what is missing, and what to do')
    .action(async ({ fleet }: { fleet: string }) => {
      output().note('Looking, 5 s at most');
      const { checkBackups } = await import('../health/backups.ts');
      const backups = await checkBackups(fleet);
      const checks = [checkNode(), ...(await checkServer()), await checkConfig(), ...backups];
      for (const check of checks) {
        output().say(`${markOf(check)}  ${check.name}: ${check.text}`, check);
        if (check.advice !== undefined) output().note(`        → ${check.advice}`);
      }
      if (checks.some(({ ok }) => ok === false)) process.exitCode = 1;
    });
}

function markOf({ ok }: Check): string {
  return (ok === undefined ? '–' : ok ? 'ok' : 'not ok').padEnd(6);
}

function checkNode(): Check {
  const major = Number(process.versions.node.split('.')[0]);
  return {
    name: 'Node.js',
    ok: major >= 22,
    text: `${process.version}; 22 or newer is needed, 24 is recommended`,
  };
}

async function checkServer(): Promise<readonly Check[]> {
  const { findServer } = await import('../../devserver/index.ts');
  const findings = await findServer();
  const chosen = findings.find((finding) => finding.chosen);
  const broken = findings.some(({ state }) => state === 'broken');
  const name = 'Temporal server';
  const server: Check =
    chosen === undefined
      ? { name, ok: false, text: 'none to be had', ...(broken ? {} : { advice: waysOut }) }
      : { name, ok: true, text: `${chosen.source}: ${chosen.text}` };
  const others = findings.filter((finding) => finding !== chosen);
  return [
    server,
    ...others.map(({ source, state, text }) => ({
      name: `${name}, ${source}`,
      ...(state === 'broken' ? { ok: false } : {}),
      text,
    })),
  ];
}

const waysOut =
  'set TEMPORAL_ADDRESS, install the Temporal CLI (https://docs.temporal.io/cli), or install Go';

async function checkConfig(): Promise<Check> {
  const { loadConfig, ConfigError } = await import('../../worker/config/index.ts');
  const name = 'configuration';
  try {
    const config = await loadConfig();
    const text =
      config === undefined
        ? `no understudy.yaml here: \`${invocation} up\` simulates the providers`
        : `${config.source}, routes: ${config.routes.size}, digest ${config.digest}`;
    return { name, ok: true, text };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const advice = `mend it, then \`${invocation} config check\``;
    return { name, ok: false, text: `\n${error.message}`, advice };
  }
}
