import { setTimeout as pause } from 'node:timers/promises';
import { Runtime } from '@temporalio/worker';
import type { Occasion } from '../../../activities/occasion.ts';

/** What attempts are made within that no activity makes: what they would leave for another worker goes nowhere. */
export function directOccasion(workflowId: string, runId: string, cancelled: AbortSignal): Occasion {
  const { logger, metricMeter } = Runtime.instance();
  const at = Date.now();
  return {
    info: {
      attempt: 1,
      scheduledTimestampMs: at,
      currentAttemptScheduledTimestampMs: at,
      heartbeatDetails: undefined,
      workflowExecution: { workflowId, runId },
    },
    cancellationSignal: cancelled,
    heartbeat: () => {},
    log: logger,
    metricMeter,
    sleep: (ms) => pause(Number(ms), undefined, { signal: cancelled }),
  };
}
