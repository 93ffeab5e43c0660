import type { Command } from 'commander';
import { Understudy } from '../../client/understudy.ts';
import type { Message } from '../../domain/conversation/message.ts';
import { connect } from '../connect.ts';
import type { Globals } from '../globals.ts';
import { runLink } from '../link.ts';

export function addAgent(program: Command, { output }: Globals): void {
  const agent = program.command('agent').description('Start agent runs and read them');
  agent
    .command('start <agent> <input>')
    .description('Start a run and wait for its end')
    .option('--id <id>', 'workflow id: the same id again gives the same run')
    .option('--detach', 'print the id and don’t wait')
    .action(async (name: string, input: string, { id, detach }: { id?: string; detach?: boolean }) => {
      await using connected = await connect();
      const run = await new Understudy(connected.client)
        .agent(name)
        .start({ input, ...(id === undefined ? {} : { id }) });
      if (detach === true) {
        output().say(run.id, { id: run.id });
        return;
      }
      output().note(`${run.id}  ${runLink(run.id)}`);
      const result = await run.result();
      output().say(result.text, { id: run.id, ...result });
      output().note(`— ${result.outcome} after ${result.turns} turns, last by ${result.answeredBy}`);
    });
  agent
    .command('transcript <id>')
    .description('Print the conversation of a run, also while it is under way')
    .action(async (id: string) => {
      await using connected = await connect();
      for (const message of await new Understudy(connected.client).run(id).transcript())
        output().say(linesOf(message), message);
    });
}

function linesOf(message: Message): string {
  const parts = message.content.map((part) => {
    switch (part.type) {
      case 'call':
        return `→ ${part.name}(${part.arguments})`;
      case 'result':
        return `← ${part.status}: ${part.content.map(({ text }) => text).join('')}`;
      case 'opaque':
        return '(opaque)';
      case 'text':
      case 'reasoning':
      case 'refusal':
        return part.text;
    }
  });
  return `${message.role.padEnd(9)} ${parts.join('\n          ')}`;
}
