import { createHash } from 'node:crypto';
import type { StreamMode } from '../../../domain/route/route.ts';
import type { ImportedRequest } from '../../../domain/wire/format.ts';
import type { CallInput } from '../../../workflows/payload/payloads.ts';
import { conversationKey } from '../conversation/memory.ts';
import { answerResponse, runHeaders } from '../delivery/answer.ts';
import { endOf } from '../delivery/complete.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Exchange } from '../delivery/exchange.ts';
import { Refusal } from '../refusal/refusal.ts';
import { refusalResponse } from '../refusal/response.ts';
import type { StartedRun } from '../runs/runs.ts';
import { routeOf } from '../service/models.ts';
import type { Parts } from '../service/parts.ts';
import type { Tenant } from '../tenants/tenants.ts';
import { readBody } from './body.ts';
import { watched } from './watched.ts';
import { importRequest } from './import.ts';

/** How long an answer is waited for beyond the run's own deadline, in ms: where no worker is up, none ever comes. */
const slackMs = 15_000;

/**
 * One request for an answer: its body becomes a run, and the run's end the response. A caller that goes away changes
 * nothing for the run: its answer can be fetched by the run's id.
 * @throws Refusal
 */
export async function ask(
  parts: Parts,
  request: Request,
  tenant: Tenant,
  exchange: Exchange,
): Promise<Response> {
  const { headers } = request;
  const body = await readBody(request);
  const imported = await importRequest(body.value, exchange.endpoint, tenant, parts.runs);
  const name = routeOf(parts.config, tenant, imported.model ?? '');
  const key = conversationKey(
    [tenant.name, name],
    headers.get('x-understudy-conversation') ?? undefined,
    imported.conversation,
  );
  const delivery = deliveryOf(parts, name, headers, imported.stream);
  const given = headers.get('idempotency-key') ?? undefined;
  const id = `${tenant.idPrefix}${given === undefined ? parts.mintId() : idIn(given)}`;
  const input = { ...inputOf(parts, name, key, imported, tenant), ...delivery?.input };
  const leave = parts.meterOf(tenant).enter();
  let run: StartedRun;
  try {
    delivery?.expect?.(id);
    run = await parts.runs.start({
      id,
      input,
      requestHash: createHash('sha256').update(exchange.endpoint.path).update(body.bytes).digest('hex'),
      named: given !== undefined,
      patienceMs: (parts.config.routes.get(name)?.limits.deadlineMs ?? 0) + slackMs,
    });
  } catch (error) {
    leave(0);
    throw error;
  }
  const followed = watched(run, parts, (usd, result) => {
    leave(usd);
    if (result !== undefined) parts.memory.served(key, result.answeredBy, result.message);
  });
  return delivery === undefined ? whole(followed, exchange) : delivery.stream(followed, exchange);
}

/** The header goes before the route's own way. */
function deliveryOf(
  { deliveries, config }: Parts,
  route: string,
  headers: Headers,
  stream: boolean,
): Delivery | undefined {
  const asked = headers.get('x-understudy-stream') ?? config.routes.get(route)?.stream ?? 'complete';
  if (asked !== 'complete' && asked !== 'live')
    throw new Refusal('InvalidRequest', 'x-understudy-stream: expected complete or live', {
      field: 'x-understudy-stream',
    });
  return stream ? (deliveries[asked satisfies StreamMode] ?? deliveries.complete) : undefined;
}

function idIn(key: string): string {
  if (/^[\u0021-\u007E]{1,200}$/.test(key)) return key;
  throw new Refusal('InvalidRequest', 'Idempotency-Key: expected 1 to 200 visible ASCII characters', {
    field: 'Idempotency-Key',
  });
}

function inputOf(
  { memory, config }: Parts,
  route: string,
  key: string,
  { conversation, settings, output, tools }: ImportedRequest,
  tenant: Tenant,
): CallInput {
  const last = memory.servedBy(key, conversation);
  const stays = config.routes.get(route)?.targets.some(({ target }) => target === last) === true;
  return {
    v: 1,
    route,
    messages: memory.claimed(conversation),
    ...(Object.keys(settings).length === 0 ? {} : { settings }),
    ...(output === undefined ? {} : { output }),
    ...(tools.length === 0 ? {} : { tools }),
    ...(stays && last !== undefined ? { stayWith: last } : {}),
    labels: { tenant: tenant.name },
  };
}

async function whole(run: StartedRun, exchange: Exchange): Promise<Response> {
  const end = await endOf(run);
  if (end.ok) return answerResponse(run, end.result, exchange, false);
  const { endpoint } = exchange;
  return refusalResponse(end.refusal, endpoint.dialect, runHeaders(run, endpoint));
}
