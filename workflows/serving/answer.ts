import { textOf } from '../../domain/conversation/calls.ts';
import { addSpend, costOf } from '../../domain/cost/spend.ts';
import { usageOf } from '../../domain/run/attempt.ts';
import { messageOf, type FirstInput, type Position } from '../../domain/run/generate.ts';
import type { Plan } from '../../domain/run/plan.ts';
import type { Switch } from '../../domain/run/switch.ts';
import type { CallInput, CallResult } from '../payload/payloads.ts';
import { openVisibility, type Visibility } from '../visibility/visibility.ts';
import { firstAttempt } from './attempt.ts';
import { allTargetsFailed, serveDurably } from './serve.ts';

/**
 * Answers one call, whose conversation is open.
 *
 * @param told what the workflow has switched so far; it grows
 */
export async function answer(
  { route, deadlineMs, policy, stayWith, awaits }: CallInput,
  position: Position,
  told: Switch[] = [],
): Promise<CallResult> {
  // A short call tells the index where it went when it ends or switches; the UI shows a running one's attempts anyway.
  let visibility: Visibility | undefined;
  const switched = (change: Switch, plan: Plan) => {
    visibility ??= openVisibility(route, plan.visible, told);
    told.push(change);
    visibility.switched(change);
  };
  const first: FirstInput = {
    route,
    ...position,
    ...(deadlineMs === undefined ? {} : { deadlineMs }),
    ...(policy === undefined ? {} : { policy }),
    ...(stayWith === undefined ? {} : { stayWith }),
    ...(awaits === undefined ? {} : { awaits }),
  };
  const served = await serveDurably({
    begin: (remainingMs) =>
      firstAttempt(remainingMs === undefined ? first : { ...first, deadlineMs: remainingMs }),
    position,
    switched,
    patience: 'deadline',
  });
  if (visibility === undefined)
    openVisibility(route, served.plan.visible, told).asks(served.plan.targets[0] ?? '');
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
