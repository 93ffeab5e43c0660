import { setTimeout as pause } from 'node:timers/promises';
import { sseOf } from '../../../domain/wire/sse.ts';
import type { Refusal } from '../refusal/refusal.ts';
import { refusalResponse } from '../refusal/response.ts';
import type { CallResult } from '../../../workflows/payload/payloads.ts';
import type { StartedRun } from '../runs/runs.ts';
import { answerResponse, eventsText, runHeaders, servedHeaders, sse } from './answer.ts';
import type { Delivery } from './delivery.ts';
import type { Exchange } from './exchange.ts';
import { Outlet } from './outlet.ts';

/** How a run ended. */
export type End =
  | { readonly ok: true; readonly result: CallResult }
  | { readonly ok: false; readonly refusal: Refusal };

/**
 * The finished answer in one piece. The response begins with it, so that a failure has its own status; only when the
 * run takes longer than `keepAliveMs` does it begin with signs of life, and a failure is then an event of the stream.
 */
export function completeDelivery(keepAliveMs: number): Delivery {
  return {
    input: {},
    stream: async (run, exchange) => {
      const ending = endOf(run);
      const waited = new AbortController();
      const early = await Promise.race([
        ending,
        pause(keepAliveMs, undefined, { signal: waited.signal }).catch(() => undefined),
      ]);
      waited.abort();
      return early === undefined
        ? keptAlive(run, exchange, ending, keepAliveMs)
        : endResponse(run, early, exchange);
    },
  };
}

/** Never rejects: whatever a run throws is a refusal. */
export function endOf(run: StartedRun): Promise<End> {
  return run.result().then(
    (result): End => ({ ok: true, result }),
    (refusal: Refusal): End => ({ ok: false, refusal }),
  );
}

export function endResponse(run: StartedRun, end: End, exchange: Exchange): Response {
  if (end.ok) return answerResponse(run, end.result, exchange, true);
  const { endpoint } = exchange;
  return refusalResponse(end.refusal, endpoint.dialect, runHeaders(run, endpoint));
}

function keptAlive(run: StartedRun, exchange: Exchange, ending: Promise<End>, keepAliveMs: number): Response {
  const { endpoint, hangUp } = exchange;
  const outlet = new Outlet(hangUp);
  const breath = () => outlet.write(endpoint.keepAlive);
  breath();
  const breathing = setInterval(breath, keepAliveMs);
  const finish = (end: End) => {
    clearInterval(breathing);
    outlet.write(end.ok ? wholeText(run, end.result, exchange) : failureText(run, end.refusal, exchange));
    outlet.end();
  };
  void ending.then(finish);
  return new Response(outlet.body, { headers: { ...runHeaders(run, endpoint), ...sse } });
}

/** A finished answer in a response whose headers have left. */
export function wholeText(run: StartedRun, result: CallResult, exchange: Exchange): string {
  return factsText(result) + eventsText(run, result, exchange);
}

/** The headers have left without who served it: a comment tells. */
export function factsText(result: CallResult): string {
  const facts = Object.entries(servedHeaders(result)).map(([name, value]) => `: ${name}: ${value}\n`);
  return `${facts.join('')}\n`;
}

/** An error in a response that has begun, in the API's own dialect, with the run's id. */
export function failureText(run: StartedRun, refusal: Refusal, { endpoint }: Exchange): string {
  return sseOf(endpoint.errorEvent(endpoint.dialect.errorBody(refusal, run.id)));
}
