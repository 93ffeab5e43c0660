import { describe } from '../domain/conversation/problem.ts';
import { openLog } from './conversation/log.ts';
import { checkCallInput } from './payload/check.ts';
import type { CallInput, CallResult } from './payload/payloads.ts';
import { answer } from './serving/answer.ts';
import { runFailure } from './serving/serve.ts';

/**
 * One LLM call that outlives its provider.
 *
 * Fails with `InvalidInput`, `UnknownRoute`, `NoTargetFits` or `AllTargetsFailed`, all non-retryable.
 */
export async function llmCall(input: CallInput): Promise<CallResult> {
  const checked = checkCallInput(input);
  if (!checked.ok) throw runFailure('InvalidInput', describe(checked.problems), checked.problems);
  const { route, settings = {}, tools = [], output } = checked.input;
  const log = openLog({ route, tools, settings, ...(output ? { output } : {}) }, checked.conversation);
  return answer(checked.input, { length: log.messages.length });
}
