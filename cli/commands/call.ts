import type { Command } from 'commander';
import { count } from '../count.ts';
import { durationMs } from '../duration.ts';
import type { Globals } from '../globals.ts';
import { invocation } from '../invocation.ts';

interface CallOptions {
  readonly route: string;
  readonly id?: string;
  readonly deadline?: number;
  readonly maxOutputTokens?: number;
  readonly taskQueue: string;
}

export function addCall(program: Command, { output }: Globals): void {
  program
    .command('call <message>')
    .description('Make one call and print the answer')
    .option('--route <name>', 'route of the worker’s configuration', 'support')
    .option('--id <id>', 'workflow id: the same id again gives the same answer')
    .option('--deadline <duration>', 'for everything together, such as 30s', durationMs)
    .option('--max-output-tokens <n>', 'limit of the answer', count)
    .option('--task-queue <name>', 'task queue of the workers', 'understudy')
    .action(async (message: string, options: CallOptions) => {
      const { route, id, deadline, maxOutputTokens, taskQueue } = options;
      const { connect } = await import('../connect.ts');
      const { Understudy } = await import('../../client/understudy.ts');
      const { waitAloud } = await import('../patience.ts');
      await using connected = await connect();
      const { client } = connected;
      const run = await new Understudy(client, { taskQueue }).startCall({
        route,
        messages: message,
        ...(id === undefined ? {} : { id }),
        ...(deadline === undefined ? {} : { deadlineMs: deadline }),
        ...(maxOutputTokens === undefined ? {} : { settings: { maxOutputTokens } }),
      });
      output().note(connected.titleOf(run.id));
      const result = await waitAloud(client, run.id, taskQueue, run.result());
      output().say(result.text, { id: run.id, ...result });
      const switched = result.switches.length === 0 ? '' : `, switched from ${result.switches[0]?.from}`;
      output().note(`— ${result.answeredBy}${switched}; why: ${invocation} explain ${run.id}`);
    });
}
