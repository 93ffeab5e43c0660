import { describe } from '../domain/conversation/problem.ts';
import type { Plan } from '../domain/run/plan.ts';
import type { Switch } from '../domain/run/switch.ts';
import { openLog } from './conversation/log.ts';
import { briefOf } from './payload/brief.ts';
import { checkCallInput } from './payload/check.ts';
import { firstInputOf } from './payload/first-input.ts';
import type { CallInput, CallResult } from './payload/payloads.ts';
import { firstAttempt } from './serving/attempt.ts';
import { placeOf } from './serving/place.ts';
import { callResultOf } from './serving/call-result.ts';
import { allTargetsFailed, runFailure } from './serving/failed.ts';
import { serveDurably } from './serving/serve.ts';
import { openVisibility, type Visibility } from './visibility/visibility.ts';

/**
 * One LLM call that outlives its provider.
 *
 * Fails with `InvalidInput`, `UnknownRoute`, `NoTargetFits` or `AllTargetsFailed`, all non-retryable.
 */
export async function llmCall(input: CallInput): Promise<CallResult> {
  const checked = checkCallInput(input);
  if (!checked.ok) throw runFailure('InvalidInput', describe(checked.problems), checked.problems);
  const { route, live } = checked.input;
  const log = openLog(briefOf(checked.input), checked.conversation);
  const { length } = log.messages;
  // A short call tells the index where it went when it ends or switches; the UI shows a running one's attempts anyway.
  let visibility: Visibility | undefined;
  const switched = (change: Switch, plan: Plan) => {
    visibility ??= openVisibility(route, plan.visible);
    visibility.switched(change);
  };
  const first = firstInputOf(checked.input, length);
  const place = placeOf(live);
  const served = await serveDurably({
    begin: (remainingMs) =>
      firstAttempt(remainingMs === undefined ? first : { ...first, deadlineMs: remainingMs }, place),
    length,
    switched,
    patience: 'deadline',
    place,
  });
  if (visibility === undefined) openVisibility(route, served.plan.visible).asks(served.plan.targets[0] ?? '');
  if (!served.ok) throw allTargetsFailed(served);
  return callResultOf(served);
}
