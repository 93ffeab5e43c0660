import { describe } from '../domain/conversation/problem.ts';
import { textOf } from '../domain/conversation/calls.ts';
import { messageOf } from '../domain/run/generate.ts';
import { usageOf } from '../domain/run/attempt.ts';
import { openLog } from './conversation/log.ts';
import { checkCallInput } from './payload/check.ts';
import type { CallInput, CallResult } from './payload/payloads.ts';
import { lookup } from './serving/local.ts';
import { allTargetsFailed, runFailure, serveDurably } from './serving/serve.ts';
import { openVisibility } from './visibility/visibility.ts';

/**
 * One LLM call that outlives its provider.
 *
 * Fails with `InvalidInput`, `UnknownRoute` or `AllTargetsFailed`, all non-retryable.
 */
export async function llmCall(input: CallInput): Promise<CallResult> {
  const checked = checkCallInput(input);
  if (!checked.ok) throw runFailure('InvalidInput', describe(checked.problems), checked.problems);
  const { route, settings = {}, output, deadlineMs } = checked.input;
  const log = openLog({ route, tools: [], settings, ...(output ? { output } : {}) }, checked.conversation);
  const routePlan = await lookup.planRoute({ route });
  const plan =
    deadlineMs === undefined ? routePlan : { ...routePlan, limits: { ...routePlan.limits, deadlineMs } };
  const visibility = openVisibility(route, plan.visible);
  visibility.asks(plan.targets[0] ?? '');
  const served = await serveDurably(plan, log.messages.length, visibility, 'deadline');
  if (!served.ok) throw allTargetsFailed(served);
  const message = messageOf(served.answer, served.by);
  return {
    answeredBy: served.by,
    switches: served.switches,
    attempts: served.attempts,
    usage: usageOf(served.attempts),
    cost: null,
    notes: served.answer.notes ?? [],
    message,
    text: textOf(message),
  };
}
