import type { Client } from '@temporalio/client';
import { healthName } from '../../workflows/health/messages.ts';

/** The process that ran the last task of a fleet's owner: an identity is `pid@host`. */
export async function hostPid(client: Client, fleet: string): Promise<number | undefined> {
  const { events } = await client.workflow.getHandle(healthName(fleet)).fetchHistory();
  const started = events?.findLast(({ workflowTaskStartedEventAttributes: task }) => task != null);
  const identity = started?.workflowTaskStartedEventAttributes?.identity ?? '';
  const pid = Number(identity.split('@')[0]);
  return Number.isInteger(pid) && pid > 0 ? pid : undefined;
}
