import type { Command } from 'commander';
import { explain } from '../../client/explain/explain.ts';
import { connect } from '../connect.ts';
import { explanationLines } from '../explain.ts';
import type { Globals } from '../globals.ts';

export function addExplain(program: Command, { output }: Globals): void {
  program
    .command('explain <id>')
    .description('Tell who answered a run and why, attempt by attempt')
    .action(async (id: string) => {
      await using connected = await connect();
      const explanation = await explain(connected.client, id);
      output().say(explanationLines(explanation).join('\n'), explanation);
    });
}
