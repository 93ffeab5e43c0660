import type { Command } from 'commander';
import type { Config } from '../../worker/config/index.ts';
import { CommandError } from '../command-error.ts';
import type { Globals } from '../globals.ts';

export function addConfig(program: Command, { output }: Globals): void {
  const config = program.command('config').description('Check and explain understudy.yaml');
  config
    .command('check [file]')
    .description('Say all that is wrong with it: file:line:column, exit code 2')
    .action(async (file: string | undefined) => {
      const { formatProblem } = await import('../../worker/config/index.ts');
      const { source, digest, warnings, routes, agents } = await load(file);
      for (const warning of warnings) output().say(formatProblem(warning), { problem: warning });
      output().say(`${source}: ok, routes: ${routes.size}, agents: ${agents.size}, digest ${digest}`, {
        ok: true,
        source,
        digest,
      });
    });
  config
    .command('schema')
    .description('Print its JSON Schema, for editors')
    .action(async () => {
      const { configJsonSchema } = await import('../../worker/config/json-schema.ts');
      process.stdout.write(`${JSON.stringify(configJsonSchema(), null, 2)}\n`);
    });
  config
    .command('explain [file]')
    .description('Say in plain words what it means')
    .action(async (file: string | undefined) => {
      const { explainConfig } = await import('../../worker/config/index.ts');
      const lines = explainConfig(await load(file));
      output().say(lines.join('\n'), { lines });
    });
}

async function load(file: string | undefined): Promise<Config> {
  const { loadConfig } = await import('../../worker/config/index.ts');
  const config = await loadConfig({ file });
  if (config === undefined) throw new CommandError('There is no understudy.yaml here: name a file.', 2);
  return config;
}
