import type { Context, Info } from '@temporalio/activity';

/**
 * What an attempt is made within: an activity of a run (its context is one), or a call that lives in this process alone
 * because Temporal is away.
 */
export interface Occasion extends Pick<
  Context,
  'cancellationSignal' | 'heartbeat' | 'log' | 'metricMeter' | 'sleep'
> {
  readonly info: Pick<
    Info,
    | 'attempt'
    | 'currentAttemptScheduledTimestampMs'
    | 'heartbeatDetails'
    | 'scheduledTimestampMs'
    | 'workflowExecution'
  >;
}

/** The run that it belongs to. */
export function runOf({ info }: Pick<Occasion, 'info'>): { workflowId: string; runId: string } {
  return info.workflowExecution ?? { workflowId: '', runId: '' };
}
