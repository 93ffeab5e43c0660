import { describe } from '../../../domain/conversation/problem.ts';
import type { Message } from '../../../domain/conversation/message.ts';
import { isObject } from '../../../domain/json.ts';
import type { ImportedRequest } from '../../../domain/wire/format.ts';
import { Refusal } from '../refusal/refusal.ts';
import type { Runs } from '../runs/runs.ts';
import type { Tenant } from '../tenants/tenants.ts';
import { runIdIn, type Endpoint } from '../wire/endpoint.ts';

/** A body names no more problems than these. */
const mostProblems = 20;

/**
 * A request's body as a conversation; one that names a response before it goes on from that run's conversation.
 * @throws Refusal `InvalidRequest`, with the first field at fault
 */
export async function importRequest(
  value: unknown,
  { format, continues }: Endpoint,
  tenant: Tenant,
  runs: Runs,
): Promise<ImportedRequest> {
  const named = continues !== undefined && isObject(value) ? (value[continues] ?? undefined) : undefined;
  const previous =
    typeof named === 'string' ? await conversationOf(named, continues ?? '', tenant, runs) : undefined;
  const imported = format.import(value, previous === undefined ? {} : { previous });
  if (imported.ok) return imported.request;
  const told = imported.problems.slice(0, mostProblems);
  const more = imported.problems.length - told.length;
  throw new Refusal('InvalidRequest', `${describe(told)}${more > 0 ? `; and ${more} more` : ''}`, {
    field: told[0]?.path,
  });
}

/** All that was said up to the end of a response. */
async function conversationOf(
  responseId: string,
  field: string,
  tenant: Tenant,
  runs: Runs,
): Promise<readonly Message[]> {
  const id = runIdIn(responseId);
  const state = id.startsWith(tenant.idPrefix) ? await runs.state(id) : undefined;
  if (state?.status !== 'completed') {
    const why = state === undefined ? 'there is no such response' : `that response is ${state.status}`;
    throw new Refusal('InvalidRequest', `${field}: ${why}`, { field });
  }
  const [said, { message }] = await Promise.all([runs.transcript(id), runs.result(id)]);
  return said.at(-1)?.role === 'assistant' ? said : [...said, message];
}
