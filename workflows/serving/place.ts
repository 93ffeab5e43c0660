import { ActivityFailure, TimeoutFailure } from '@temporalio/common';
import { workflowInfo } from '@temporalio/workflow';
import { doorQueue } from '../../domain/run/door-queue.ts';

/** Where the attempts of a run are made: on the queue of the door that reads along, or on the run's own. */
export interface Place {
  /** Absent: on the run's own queue. It is given up for good when the door doesn't take an attempt. */
  queue?: string;
}

/** Where a run begins. */
export function placeOf(door: string | undefined): Place {
  return door === undefined ? {} : { queue: doorQueue(workflowInfo().taskQueue, door) };
}

/** How long a door has to take an attempt, in ms: one that lives does within some. */
export const takesWithinMs = 2000;

/** Nobody took the attempt: the door is gone. One that had begun is lost with it, and is to be told as that. */
export function nobodyTook(error: unknown): 'never begun' | 'lost' | undefined {
  const cause = error instanceof ActivityFailure ? error.cause : undefined;
  if (!(cause instanceof TimeoutFailure) || cause.timeoutType !== 'SCHEDULE_TO_START') return undefined;
  return cause.lastHeartbeatDetails === undefined ? 'never begun' : 'lost';
}
