import type { Command } from 'commander';
import type { Globals } from '../globals.ts';
import { invocation } from '../invocation.ts';

interface StartOptions {
  readonly id?: string;
  readonly detach?: boolean;
  readonly taskQueue: string;
}

export function addAgent(program: Command, globals: Globals): void {
  const agent = program.command('agent').description('Start agent runs and read them');
  addStart(agent, globals);
  addSend(agent, globals);
  addTranscript(agent, globals);
}

function addStart(agent: Command, { output }: Globals): void {
  agent
    .command('start <agent> <input>')
    .description('Start a run and wait for its end')
    .option('--id <id>', 'workflow id: the same id again gives the same run')
    .option('--detach', 'print the id and don’t wait')
    .option('--task-queue <name>', 'task queue of the workers', 'understudy')
    .action(async (name: string, input: string, { id, detach, taskQueue }: StartOptions) => {
      const { connect } = await import('../connect.ts');
      const { Understudy } = await import('../../client/understudy.ts');
      const { waitAloud } = await import('../patience.ts');
      await using connected = await connect();
      const { client } = connected;
      const run = await new Understudy(client, { taskQueue })
        .agent(name)
        .start({ input, ...(id === undefined ? {} : { id }) });
      if (detach === true) {
        output().say(run.id, { id: run.id });
        return;
      }
      output().note(connected.titleOf(run.id));
      const result = await waitAloud(client, run.id, taskQueue, run.result());
      output().say(result.text, { id: run.id, ...result });
      output().note(
        `— ${result.outcome} after ${result.turns} turns, last by ${result.answeredBy}; ` +
          `why: ${invocation} explain ${run.id}`,
      );
    });
}

interface SendOptions {
  readonly messageId?: string;
  readonly taskQueue: string;
}

function addSend(agent: Command, { output }: Globals): void {
  agent
    .command('send <id> <message>')
    .description('Send a message to a run that is under way')
    .option('--message-id <id>', 'the same message again under the same id changes nothing')
    .option('--task-queue <name>', 'task queue of the workers', 'understudy')
    .action(async (id: string, message: string, { messageId, taskQueue }: SendOptions) => {
      const { connect } = await import('../connect.ts');
      const { Understudy } = await import('../../client/understudy.ts');
      await using connected = await connect();
      const { waiting } = await new Understudy(connected.client, { taskQueue })
        .agentRun(id)
        .send(message, messageId === undefined ? {} : { messageId });
      output().say('Accepted: it is part of the conversation before the model is asked again', {
        id,
        waiting,
      });
    });
}

function addTranscript(agent: Command, { output }: Globals): void {
  agent
    .command('transcript <id>')
    .description('Print the conversation of a run, also while it is under way')
    .action(async (id: string) => {
      const { connect } = await import('../connect.ts');
      const { Understudy } = await import('../../client/understudy.ts');
      const { readKnownRun } = await import('../known-run.ts');
      const { messageLines } = await import('../transcript.ts');
      await using connected = await connect();
      const { client } = connected;
      const messages = await readKnownRun(id, client.options.namespace, () =>
        new Understudy(client).run(id).transcript(),
      );
      for (const message of messages) output().say(messageLines(message), message);
    });
}
