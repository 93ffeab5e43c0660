import { WithStartWorkflowOperation, WorkflowNotFoundError, type Client } from '@temporalio/client';
import { checkMessageInput } from '../workflows/payload/check.ts';
import type { SendMessageInput } from '../workflows/payload/payloads.ts';
import { agentMessages, type Accepted } from '../workflows/agent/messages.ts';
import { invalidInput, typedError, UnderstudyError } from './failure.ts';
import { within } from './patience.ts';
import { startOptions, type Start } from './start.ts';

/** A worker accepts a message within milliseconds; one that replays a long run first takes a second. */
const acceptMs = 10_000;

const again = 'send it again under the same message id, which never delivers it twice';

export interface Sending {
  readonly id: string;
  readonly taskQueue: string;
  readonly message: SendMessageInput;
}

/** Sends a message to a run that is under way. */
export async function send(client: Client, { id, taskQueue, message }: Sending): Promise<Accepted> {
  check(message);
  try {
    return await within(client, { ms: acceptMs, taskQueue, next: again }, () =>
      client.workflow
        .getHandle(id)
        .executeUpdate<Accepted, [SendMessageInput]>(agentMessages.sendMessage, { args: [message] }),
    );
  } catch (error) {
    throw error instanceof WorkflowNotFoundError ? await notThere(client, id) : typedError(error);
  }
}

/** Sends a message to the run that has this id, or starts it with the message, in one step. */
export async function startOrSend(client: Client, start: Start, message: SendMessageInput): Promise<void> {
  check(message);
  const { workflowType, taskQueue } = start;
  const startWorkflowOperation = new WithStartWorkflowOperation(workflowType, {
    ...startOptions(start),
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
  });
  try {
    await within(client, { ms: acceptMs, taskQueue, next: again }, () =>
      client.workflow.executeUpdateWithStart(agentMessages.sendMessage, {
        args: [message],
        startWorkflowOperation,
      }),
    );
  } catch (error) {
    throw typedError(error);
  }
}

function check(message: SendMessageInput): void {
  const checked = checkMessageInput(message);
  if (!checked.ok) throw invalidInput(checked.problems);
}

/** What to say of a run that takes no message: it has ended, or there is none. */
async function notThere(client: Client, id: string): Promise<UnderstudyError> {
  try {
    const { status } = await client.workflow.getHandle(id).describe();
    return new UnderstudyError(
      'RunEnded',
      `the run "${id}" has ended (${status.name.toLowerCase()}) and takes no message: start another one`,
    );
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
    return new UnderstudyError(
      'UnknownRun',
      `there is no run "${id}" in the namespace "${client.options.namespace}": it was never started there, ` +
        'or its retention is over',
    );
  }
}
