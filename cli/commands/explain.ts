import type { Command } from 'commander';
import type { Globals } from '../globals.ts';

export function addExplain(program: Command, { output }: Globals): void {
  program
    .command('explain <id>')
    .description('Tell who answered a run and why, attempt by attempt')
    .action(async (id: string) => {
      const { connect } = await import('../connect.ts');
      const { explain } = await import('../../client/explain/explain.ts');
      const { explanationLines } = await import('../explain.ts');
      const { readKnownRun } = await import('../known-run.ts');
      await using connected = await connect();
      const { client } = connected;
      const explanation = await readKnownRun(id, client.options.namespace, () => explain(client, id));
      output().say(explanationLines(explanation).join('\n'), explanation);
    });
}
