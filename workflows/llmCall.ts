import { describe } from '../domain/conversation/problem.ts';
import { openLog } from './conversation/log.ts';
import { briefOf } from './payload/brief.ts';
import { checkCallInput } from './payload/check.ts';
import type { CallInput, CallResult } from './payload/payloads.ts';
import { answer } from './serving/answer.ts';
import { runFailure } from './serving/failed.ts';

/**
 * One LLM call that outlives its provider.
 *
 * Fails with `InvalidInput`, `UnknownRoute`, `NoTargetFits` or `AllTargetsFailed`, all non-retryable.
 */
export async function llmCall(input: CallInput): Promise<CallResult> {
  const checked = checkCallInput(input);
  if (!checked.ok) throw runFailure('InvalidInput', describe(checked.problems), checked.problems);
  const log = openLog(briefOf(checked.input), checked.conversation);
  return answer(checked.input, { length: log.messages.length });
}
