import { describe } from '../domain/conversation/problem.ts';
import { addSpend, costOf } from '../domain/cost/spend.ts';
import { textOf } from '../domain/conversation/calls.ts';
import type { Plan } from '../domain/run/plan.ts';
import type { Switch } from '../domain/run/switch.ts';
import { messageOf } from '../domain/run/generate.ts';
import { usageOf } from '../domain/run/attempt.ts';
import { openLog } from './conversation/log.ts';
import { checkCallInput } from './payload/check.ts';
import type { CallInput, CallResult } from './payload/payloads.ts';
import { firstAttempt } from './serving/attempt.ts';
import { allTargetsFailed, runFailure, serveDurably } from './serving/serve.ts';
import { openVisibility, type Visibility } from './visibility/visibility.ts';

/**
 * One LLM call that outlives its provider.
 *
 * Fails with `InvalidInput`, `UnknownRoute`, `NoTargetFits` or `AllTargetsFailed`, all non-retryable.
 */
export async function llmCall(input: CallInput): Promise<CallResult> {
  const checked = checkCallInput(input);
  if (!checked.ok) throw runFailure('InvalidInput', describe(checked.problems), checked.problems);
  const { route, settings = {}, tools = [], output, deadlineMs, policy, stayWith, awaits } = checked.input;
  const log = openLog({ route, tools, settings, ...(output ? { output } : {}) }, checked.conversation);
  const { length } = log.messages;
  // A short call tells the index where it went when it ends or switches; the UI shows a running one's attempts anyway.
  let visibility: Visibility | undefined;
  const switched = (change: Switch, plan: Plan) => {
    visibility ??= openVisibility(route, plan.visible);
    visibility.switched(change);
  };
  const first = {
    route,
    length,
    ...(deadlineMs === undefined ? {} : { deadlineMs }),
    ...(policy === undefined ? {} : { policy }),
    ...(stayWith === undefined ? {} : { stayWith }),
    ...(awaits === undefined ? {} : { awaits }),
  };
  const served = await serveDurably({
    begin: (remainingMs) =>
      firstAttempt(remainingMs === undefined ? first : { ...first, deadlineMs: remainingMs }),
    length,
    switched,
    patience: 'deadline',
  });
  if (visibility === undefined) openVisibility(route, served.plan.visible).asks(served.plan.targets[0] ?? '');
  if (!served.ok) throw allTargetsFailed(served);
  const message = messageOf(served.answer, served.by);
  return {
    answeredBy: served.by,
    switches: served.switches,
    attempts: served.attempts,
    usage: usageOf(served.attempts),
    cost: costOf(addSpend({}, served.attempts)),
    skipped: served.plan.skipped ?? [],
    notes: served.answer.notes ?? [],
    message,
    text: textOf(message),
    ...(served.plan.awaits === undefined ? {} : { awaits: served.plan.awaits }),
  };
}
