import { executeChild, proxyActivities } from '@temporalio/workflow';
import { ask, llmAgent } from '../../workflows/own.ts';
import type * as activities from './activities.ts';

const { fileTicket } = proxyActivities<typeof activities>({ startToCloseTimeout: '1 minute' });

/** Your workflow: its calls fail over, and its own activities run as ever. */
export async function handleTicket(ticket: string): Promise<{ filed: string; answeredBy: string }> {
  const answer = await ask({ route: 'support', messages: ticket });
  return { filed: await fileTicket(answer.text), answeredBy: answer.answeredBy };
}

/** Calls side by side, each with a conversation of its own. */
export async function compare(questions: readonly string[]): Promise<readonly string[]> {
  const answers = await Promise.all(questions.map((messages) => ask({ route: 'support', messages })));
  return answers.map(({ text }) => text);
}

/** An agent as a child: it has its own id, history and inbox. */
export async function refund(order: string): Promise<string> {
  const { text } = await executeChild(llmAgent, {
    workflowId: `refund-${order}`,
    args: [{ agent: 'refunds', input: `Please refund order=${order}.` }],
  });
  return text;
}
