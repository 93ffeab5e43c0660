import type { Client } from '@temporalio/client';
import { providerOf, type TargetId } from '../../domain/route/target.ts';
import { CommandError } from '../command-error.ts';

/** How many of a route's runs ended in failure in a time, in ms since the epoch. */
export function failedRuns(client: Client, route: string, from: number, to?: number): Promise<number> {
  const end = to === undefined ? '' : ` AND CloseTime <= "${instant(to)}"`;
  return countRuns(
    client,
    `LlmRoute = "${route}" AND ExecutionStatus IN ("Failed", "TimedOut") AND CloseTime > "${instant(from)}"${end}`,
  );
}

/** How many of a route's runs left a target's provider since then. */
export function switchedRuns(client: Client, route: string, target: TargetId, from: number): Promise<number> {
  return countRuns(
    client,
    `LlmRoute = "${route}" AND LlmSwitchedFrom IN ("${providerOf(target)}", "${target}") AND LlmSwitchedAt > "${instant(from)}"`,
  );
}

async function countRuns(client: Client, query: string): Promise<number> {
  try {
    return (await client.workflow.count(query)).count;
  } catch (error) {
    const reason =
      error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    throw new CommandError(
      `The route's runs can't be counted (${reason}): are the search attributes Llm… registered? A drill whose harm nobody sees is not run.`,
    );
  }
}

function instant(ms: number): string {
  return new Date(ms).toISOString();
}
