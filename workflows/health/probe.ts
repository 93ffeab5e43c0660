import { proxyActivities } from '@temporalio/workflow';
import type { HealthActivities, ProbeAnswer } from '../../domain/health/probe.ts';
import { probeDeadlineMs } from '../../domain/health/probe.ts';
import type { TargetId } from '../../domain/route/target.ts';

/** For the activity's own bookkeeping beyond the probe. */
const graceMs = 1000;

/** One probe, by whichever process takes it. Rejects where nobody did, or its process died: that says nothing. */
export function probe(target: TargetId): Promise<ProbeAnswer> {
  const { probeTarget } = proxyActivities<HealthActivities>({
    startToCloseTimeout: probeDeadlineMs + graceMs,
    scheduleToCloseTimeout: 2 * probeDeadlineMs,
    retry: { maximumAttempts: 1 },
    // This workflow's process may be the one that dies.
    allowEagerDispatch: false,
    summary: `probe ${target}`,
  });
  return probeTarget({ target });
}
