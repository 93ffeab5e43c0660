import { callsOf } from '../../../domain/conversation/calls.ts';
import type { Answer, Envelope } from '../../../domain/wire/format.ts';
import { sseOf } from '../../../domain/wire/sse.ts';
import type { CallResult } from '../../../workflows/payload/payloads.ts';
import type { StartedRun } from '../runs/runs.ts';
import type { Endpoint } from '../wire/endpoint.ts';
import type { Exchange } from './exchange.ts';

/** A run's result as a wire format takes it. Usage is the answering attempt's own: what the answer itself took. */
export function answerOf({ message, attempts }: Pick<CallResult, 'message' | 'attempts'>): Answer {
  const usage = attempts.findLast(({ outcome }) => outcome === 'ok')?.usage;
  return {
    content: message.content,
    finish: message.finish ?? (callsOf(message).length > 0 ? 'tool_calls' : 'stop'),
    ...(usage === undefined ? {} : { usage }),
  };
}

/** What stands around the answer of a run; `model` is the target that served it, as `provider/model`. */
export function envelopeOf(runId: string, model: string, at: number, { idPrefix }: Endpoint): Envelope {
  return { id: `${idPrefix}${runId}`, model, createdAt: Math.floor(at / 1000) };
}

/** What is known of a run from its start on. */
export function runHeaders(
  run: Pick<StartedRun, 'id' | 'durable'>,
  { dialect }: Endpoint,
): Readonly<Record<string, string>> {
  return {
    'x-understudy-run-id': headerText(run.id),
    [dialect.requestIdHeader]: headerText(run.id),
    ...(run.durable ? {} : { 'x-understudy-durable': 'false' }),
  };
}

/** Who answered, how often the run switched, and why the last time. */
export function servedHeaders({ answeredBy, switches }: CallResult): Readonly<Record<string, string>> {
  const reason = switches.at(-1)?.reason;
  return {
    'x-understudy-target': headerText(answeredBy),
    'x-understudy-switches': String(switches.length),
    ...(reason === undefined ? {} : { 'x-understudy-reason': reason }),
  };
}

/** The whole answer as the events of a stream, the terminal one included. */
export function eventsText(run: StartedRun, result: CallResult, exchange: Exchange): string {
  const { endpoint, at, streamUsage } = exchange;
  const envelope = {
    ...envelopeOf(run.id, result.answeredBy, at, endpoint),
    ...(streamUsage === undefined ? {} : { streamUsage }),
  };
  return endpoint.format.answerEvents(answerOf(result), envelope).map(sseOf).join('');
}

/** A finished run as a response, streamed or not. */
export function answerResponse(
  run: StartedRun,
  result: CallResult,
  exchange: Exchange,
  stream: boolean,
): Response {
  const { endpoint, at } = exchange;
  const headers = { ...runHeaders(run, endpoint), ...servedHeaders(result) };
  if (stream) return new Response(eventsText(run, result, exchange), { headers: { ...headers, ...sse } });
  const envelope = envelopeOf(run.id, result.answeredBy, at, endpoint);
  return Response.json(endpoint.format.answer(answerOf(result), envelope), { headers });
}

/** No proxy on the way may hold back or change a stream. */
export const sse: Readonly<Record<string, string>> = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
  'x-accel-buffering': 'no',
};

/** A header carries Latin-1 only, and no line breaks. */
export function headerText(text: string): string {
  return text.replaceAll(/[^\u0020-\u007E]/g, '?');
}
