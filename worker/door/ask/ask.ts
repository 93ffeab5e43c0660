import { conversationKey } from '../conversation/memory.ts';
import { answerResponse, runHeaders } from '../delivery/answer.ts';
import { deliveryFor } from '../delivery/choose.ts';
import { endOf } from '../delivery/complete.ts';
import type { Exchange } from '../delivery/exchange.ts';
import { Refusal } from '../refusal/refusal.ts';
import { refusalResponse } from '../refusal/response.ts';
import type { StartedRun } from '../runs/runs.ts';
import { routeOf } from '../service/models.ts';
import type { Parts } from '../service/parts.ts';
import type { Tenant } from '../tenants/tenants.ts';
import { readBody } from './body.ts';
import { importRequest } from './import.ts';
import { orderOf } from './order.ts';
import { watched } from './watched.ts';

/**
 * One request for an answer: its body becomes a run, and the run's end the response. A caller that goes away changes
 * nothing for the run: its answer can be fetched by the run's id.
 * @throws Refusal
 */
export async function ask(
  parts: Parts,
  request: Request,
  tenant: Tenant,
  asked: Omit<Exchange, 'streamUsage'>,
): Promise<Response> {
  const { headers } = request;
  const { endpoint } = asked;
  const { value, bytes } = await readBody(request);
  const imported = await importRequest(value, endpoint, tenant, parts.runs);
  const { streamUsage } = imported;
  const exchange: Exchange = { ...asked, ...(streamUsage === undefined ? {} : { streamUsage }) };
  const route = routeOf(parts.config, tenant, imported.model ?? '');
  const name = headers.get('x-understudy-conversation') ?? undefined;
  const key = conversationKey([tenant.name, route], name, imported.conversation);
  const idempotencyKey = headers.get('idempotency-key') ?? undefined;
  const order = orderOf(parts, { tenant, endpoint, bytes, imported, route, key, idempotencyKey });
  const delivery = imported.stream ? deliveryFor(parts, route, headers) : undefined;
  const leave = parts.meterOf(tenant).enter(order.id);
  let run: StartedRun;
  try {
    delivery?.expect?.(order.id);
    run = await parts.runs.start({ ...order, input: { ...order.input, ...delivery?.input } });
  } catch (error) {
    delivery?.forget?.(order.id);
    leave(0);
    // It may have begun all the same: the id tells where to look.
    if (!(error instanceof Refusal) || error.kind !== 'TemporalAway') throw error;
    return refusalResponse(error, endpoint.dialect, runHeaders({ id: order.id, durable: true }, endpoint));
  }
  const followed = watched(run, parts, (usd, result) => {
    leave(usd);
    if (result !== undefined) parts.memory.served(key, result);
  });
  return delivery === undefined ? whole(followed, exchange) : delivery.stream(followed, exchange, order);
}

async function whole(run: StartedRun, exchange: Exchange): Promise<Response> {
  const end = await endOf(run);
  if (end.ok) return answerResponse(run, end.result, exchange, false);
  const { endpoint } = exchange;
  return refusalResponse(end.refusal, endpoint.dialect, runHeaders(run, endpoint));
}
