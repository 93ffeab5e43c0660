import type { Position } from '../../domain/run/generate.ts';
import type { Plan } from '../../domain/run/plan.ts';
import type { Switch } from '../../domain/run/switch.ts';
import { firstInputOf } from '../payload/first-input.ts';
import type { CallInput, CallResult } from '../payload/payloads.ts';
import { openVisibility, type Visibility } from '../visibility/visibility.ts';
import { firstAttempt } from './attempt.ts';
import { callResultOf } from './call-result.ts';
import { allTargetsFailed } from './failed.ts';
import { placeOf } from './place.ts';
import { serveDurably } from './serve.ts';

/**
 * Answers one call, whose conversation is open.
 *
 * @param told what the workflow has switched so far; it grows
 */
export async function answer(input: CallInput, position: Position, told: Switch[] = []): Promise<CallResult> {
  const { route, live } = input;
  // A short call tells the index where it went when it ends or switches; the UI shows a running one's attempts anyway.
  let visibility: Visibility | undefined;
  const switched = (change: Switch, plan: Plan) => {
    visibility ??= openVisibility(route, plan.visible, told);
    told.push(change);
    visibility.switched(change);
  };
  const first = firstInputOf(input, position);
  const place = placeOf(live);
  const served = await serveDurably({
    begin: (remainingMs) =>
      firstAttempt(remainingMs === undefined ? first : { ...first, deadlineMs: remainingMs }, place),
    position,
    switched,
    patience: 'deadline',
    place,
  });
  if (visibility === undefined)
    openVisibility(route, served.plan.visible, told).asks(served.plan.targets[0] ?? '');
  if (!served.ok) throw allTargetsFailed(served);
  return callResultOf(served);
}
