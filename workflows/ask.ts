import { describe } from '../domain/conversation/problem.ts';
import type { Switch } from '../domain/run/switch.ts';
import { openLog } from './conversation/log.ts';
import { briefOf } from './payload/brief.ts';
import { checkCallInput } from './payload/check.ts';
import type { CallInput, CallResult } from './payload/payloads.ts';
import { answer } from './serving/answer.ts';
import { runFailure } from './serving/failed.ts';

// Of this workflow: the SDK gives each its own copy of a module's state.
const told: Switch[] = [];
let asked = 0;

/**
 * One LLM call inside a workflow of your own, with failover and without a child workflow: its attempts are activities of
 * your workflow, in its history and in the Temporal UI. Takes and gives what `llmCall` does, and fails as it does;
 * a cancelled scope closes the request. Several calls may run at once. The worker needs `understudyPlugin`.
 *
 * Its sequence of commands is part of your workflow's history: it changes only under `patched('understudy/…')`.
 *
 * @example
 * export async function triage(ticket: string): Promise<string> {
 *   const { text } = await ask({ route: 'support', messages: `Urgent or not? ${ticket}`, deadlineMs: 30_000 });
 *   return text;
 * }
 */
export async function ask(input: CallInput): Promise<CallResult> {
  const checked = checkCallInput(input);
  if (!checked.ok) throw runFailure('InvalidInput', describe(checked.problems), checked.problems);
  asked += 1;
  const conversation = `ask-${asked}`;
  const log = openLog(briefOf(checked.input), checked.conversation, conversation);
  try {
    return await answer(checked.input, { conversation, length: log.messages.length }, told);
  } finally {
    log.close();
  }
}
