import type { TargetId } from '../../route/target.ts';
import { isLeft } from './rescue.ts';
import type { View } from './view.ts';
import type { RouteHealth } from './walk.ts';

/** Where a run stands that was served before. */
export interface Standing {
  /** Who serves it: caches and signed reasoning are bound to it. */
  readonly stayWith?: TargetId;
  /** The preferred target that was not well then: the run returns to it once it is closed again, and not before. */
  readonly awaits?: TargetId;
}

/** Whether a run stays with the target that serves it, also through that target's own ramp. */
export function stays({ targets }: RouteHealth, view: View, { stayWith, awaits }: Standing): boolean {
  if (stayWith === undefined || !targets.includes(stayWith)) return false;
  const facts = view[stayWith];
  if (facts === undefined || isLeft(facts)) return false;
  const returns = awaits !== undefined && awaits !== stayWith && targets.includes(awaits);
  return !(returns && view[awaits]?.state === 'closed');
}
