import type { Command } from 'commander';
import { explainConfig, loadConfig, formatProblem, type Config } from '../../worker/config/index.ts';
import { configJsonSchema } from '../../worker/config/json-schema.ts';
import { CommandError } from '../failure.ts';
import type { Globals } from '../globals.ts';

export function addConfig(program: Command, { output }: Globals): void {
  const config = program.command('config').description('Check and explain understudy.yaml');
  config
    .command('check [file]')
    .description('Say all that is wrong with it: file:line:column, exit code 2')
    .action(async (file: string | undefined) => {
      const { source, digest, warnings, routes, agents } = await load(file);
      for (const warning of warnings) output().say(formatProblem(warning), { problem: warning });
      output().say(`${source}: ${routes.size} routes, ${agents.size} agents, digest ${digest}`, {
        ok: true,
        source,
        digest,
      });
    });
  config
    .command('schema')
    .description('Print its JSON Schema, for editors')
    .action(() => {
      process.stdout.write(`${JSON.stringify(configJsonSchema(), null, 2)}\n`);
    });
  config
    .command('explain [file]')
    .description('Say in plain words what it means')
    .action(async (file: string | undefined) => {
      const lines = explainConfig(await load(file));
      output().say(lines.join('\n'), { lines });
    });
}

async function load(file: string | undefined): Promise<Config> {
  const config = await loadConfig({ file });
  if (config === undefined) throw new CommandError('there is no understudy.yaml here: name a file', 2);
  return config;
}
