import type { Command } from 'commander';
import { Understudy } from '../../client/understudy.ts';
import { connect } from '../connect.ts';
import { durationMs } from '../duration.ts';
import type { Globals } from '../globals.ts';
import { runLink } from '../link.ts';

interface CallOptions {
  readonly route: string;
  readonly id?: string;
  readonly deadline?: number;
  readonly maxOutputTokens?: number;
}

export function addCall(program: Command, { output }: Globals): void {
  program
    .command('call <message>')
    .description('Make one call and print the answer')
    .option('--route <name>', 'route', 'support')
    .option('--id <id>', 'workflow id: the same id again gives the same answer')
    .option('--deadline <duration>', 'everything together, such as 30s', durationMs)
    .option('--max-output-tokens <n>', 'limit of the answer', Number)
    .action(async (message: string, { route, id, deadline, maxOutputTokens }: CallOptions) => {
      await using connected = await connect();
      const understudy = new Understudy(connected.client);
      const run = await understudy.startCall({
        route,
        messages: message,
        ...(id === undefined ? {} : { id }),
        ...(deadline === undefined ? {} : { deadlineMs: deadline }),
        ...(maxOutputTokens === undefined ? {} : { settings: { maxOutputTokens } }),
      });
      output().note(`${run.id}  ${runLink(run.id)}`);
      const result = await run.result();
      output().say(result.text, { id: run.id, ...result });
      const switched = result.switches.length === 0 ? '' : `, switched from ${result.switches[0]?.from}`;
      output().note(`— ${result.answeredBy}${switched}; why: understudy explain ${run.id}`);
    });
}
