import type { TargetId } from '../route/target.ts';
import type { ProbeResult } from './target/hear.ts';

/** A probe that has no answer by then has timed out, in ms. */
export const probeDeadlineMs = 5000;

export interface ProbeInput {
  readonly target: TargetId;
}

/** When it was sent is known to the owner: clocks of processes need not agree. */
export type ProbeAnswer = Omit<ProbeResult, 'sentAt'>;

/** The activities of the owner's own queue, by the names that stand in history. */
export interface HealthActivities {
  /** A small real request. Fails where this process doesn't know the target (yet). */
  probeTarget(input: ProbeInput): Promise<ProbeAnswer>;
}
