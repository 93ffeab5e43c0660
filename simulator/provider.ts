import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerSteps } from './answer-steps.ts';
import type { Dialect, Writing } from './dialects/dialect.ts';
import { dialects } from './dialects/list.ts';
import { FaultDesk } from './faults/desk.ts';
import type { ParsedOrder } from './faults/parse-order.ts';
import { isFields, parseJson } from './json.ts';
import { judgeRequest, type Received } from './judge/judge-request.ts';
import type { ProviderOptions } from './options.ts';
import type { LiveRequest, RequestLog } from './request-log.ts';
import { vendors } from './vendors/list.ts';
import type { Vendor } from './vendors/vendor.ts';
import { createVoice, type Voice } from './voice.ts';
import { readBody } from './wire/body.ts';
import { Exchange } from './wire/exchange.ts';
import { play } from './wire/play.ts';
import type { Step } from './wire/step.ts';

const REQUEST_ID_LENGTH = 24;

/** One simulated provider: takes a request, judges it, answers it, and lets faults have their way. */
export class Provider {
  readonly options: ProviderOptions;
  readonly desk = new FaultDesk();
  readonly #vendor: Vendor;
  readonly #log: RequestLog;
  readonly #mintId: Writing['mintId'];
  readonly #live = new Set<Exchange>();

  constructor(options: ProviderOptions, log: RequestLog, mintId: Writing['mintId']) {
    this.options = options;
    this.#vendor = vendors[options.dialect];
    this.#log = log;
    this.#mintId = mintId;
  }

  get basePath(): string {
    return `/${this.options.name}${this.#vendor.basePath}`;
  }

  /** `path` is the part below the provider's prefix. */
  async serve(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const exchange = new Exchange(request, response);
    this.#live.add(exchange);
    const headers = plainHeaders(request);
    const id = this.#mintId('req_', REQUEST_ID_LENGTH);
    const seen = this.#log.open(id, this.options.name, exchange.receivedAt, headers);
    const body = await readBody(request);
    if (!isCut(body)) {
      const method = request.method ?? '';
      const dialect = this.#dialectAt(method, path);
      const text = typeof body === 'string' ? body : '';
      const tooLarge = typeof body !== 'string';
      this.#log.keepBody(seen, text);
      const received = { dialect, method, path, headers, body: parseJson(text), tooLarge };
      await play(this.#respond(received, seen, exchange), exchange, {
        status: (status) => (seen.status = status),
        tokens: (tokens) => (seen.tokensSent += tokens),
      });
    }
    this.#live.delete(exchange);
    seen.closedByClient = isCut(body) || exchange.closedByClient;
    if (seen.closedByClient && !seen.outcome.startsWith('fault:')) seen.outcome = 'client-closed';
    else if (seen.outcome === 'in-progress') seen.outcome = 'answered';
    seen.endedAt = Date.now();
  }

  /** Ends every request being served. */
  abandon(): void {
    for (const exchange of this.#live) exchange.abandon();
  }

  #dialectAt(method: string, path: string): Dialect | undefined {
    if (method !== 'POST') return undefined;
    return dialects.find((dialect) => dialect.vendor === this.#vendor.name && dialect.path === path);
  }

  #respond(received: Received, seen: LiveRequest, exchange: Exchange): Step[] {
    const { body, dialect } = received;
    if (isFields(body)) {
      seen.model = typeof body['model'] === 'string' ? body['model'] : null;
      seen.stream = body['stream'] === true;
    }
    // Judged first, so that a fault does not hide a wrong request from the record.
    const violation = judgeRequest(received, this.options, this.#vendor);
    if (violation !== undefined) {
      const { rule, docs, problem } = violation;
      seen.violation = { rule, docs, message: problem.message };
    }
    const { id, model, stream } = seen;
    const { receivedAt } = exchange;
    const speak = (streamed: boolean): Voice =>
      createVoice(this.#vendor, { dialect, id, model, streamed, receivedAt });
    const voice = speak(stream);
    const replaces = ({ fault, order }: ParsedOrder) => fault.instead?.(order, voice) !== undefined;
    const taken = this.desk.takeFirst(model, receivedAt, replaces);
    const instead = taken?.fault.instead?.(taken.order, voice);
    if (taken !== undefined && instead !== undefined) {
      seen.outcome = `fault:${taken.fault.name}`;
      return instead;
    }
    if (violation !== undefined || dialect === undefined || !isFields(body)) {
      seen.outcome = 'refused-invalid';
      return voice.refusal(violation?.problem ?? this.#vendor.unparseable());
    }
    const shaping = this.desk.takeAll(model, receivedAt, (parsed) => !replaces(parsed));
    if (shaping.length > 0) seen.outcome = `fault:${shaping.map(({ fault }) => fault.name).join('+')}`;
    const { options } = this;
    return answerSteps({
      options,
      dialect,
      body,
      streamed: stream,
      shaping,
      mintId: this.#mintId,
      voice: speak,
    });
  }
}

function isCut(body: Awaited<ReturnType<typeof readBody>>): boolean {
  return typeof body !== 'string' && body.failed === 'cut';
}

function plainHeaders(request: IncomingMessage): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    found[name] = Array.isArray(value) ? value.join(', ') : (value ?? '');
  }
  return found;
}
