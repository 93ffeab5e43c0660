import { createHash } from 'node:crypto';
import type { ImportedRequest } from '../../../domain/wire/format.ts';
import type { CallInput } from '../../../workflows/payload/payloads.ts';
import { Refusal } from '../refusal/refusal.ts';
import type { RunOrder } from '../runs/runs.ts';
import type { Parts } from '../service/parts.ts';
import type { Tenant } from '../tenants/tenants.ts';
import type { Endpoint } from '../wire/endpoint.ts';

/** How long an answer is waited for beyond the run's own deadline, in ms: where no worker is up, none ever comes. */
const slackMs = 15_000;

export interface Asked {
  readonly tenant: Tenant;
  readonly endpoint: Endpoint;
  /** The body as it came. */
  readonly bytes: Uint8Array;
  readonly imported: ImportedRequest;
  readonly route: string;
  /** The conversation's name. */
  readonly key: string;
  /** The caller's own name for this request. */
  readonly idempotencyKey: string | undefined;
}

/**
 * The run that answers a request.
 * @throws Refusal where the caller's name for it can't be part of an id
 */
export function orderOf({ config, mintId, memory }: Parts, asked: Asked): RunOrder {
  const { tenant, endpoint, bytes, imported, route, key, idempotencyKey } = asked;
  const { conversation, settings, output, tools } = imported;
  const input: CallInput = {
    v: 1,
    route,
    messages: memory.claimed(conversation),
    ...(Object.keys(settings).length === 0 ? {} : { settings }),
    ...(output === undefined ? {} : { output }),
    ...(tools.length === 0 ? {} : { tools }),
    ...memory.standing(key, conversation),
    labels: { tenant: tenant.name },
  };
  return {
    id: `${tenant.idPrefix}${idempotencyKey === undefined ? mintId() : checkedKey(idempotencyKey)}`,
    input,
    requestHash: createHash('sha256').update(endpoint.path).update(bytes).digest('hex'),
    named: idempotencyKey !== undefined,
    patienceMs: (config.routes.get(route)?.limits.deadlineMs ?? 0) + slackMs,
  };
}

function checkedKey(key: string): string {
  if (/^[\u0021-\u007E]{1,200}$/.test(key)) return key;
  throw new Refusal('InvalidRequest', 'Idempotency-Key: expected 1 to 200 visible ASCII characters', {
    field: 'Idempotency-Key',
  });
}
