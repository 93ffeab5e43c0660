import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Dialect, Writing } from './dialects/dialect.ts';
import { dialects } from './dialects/list.ts';
import { FaultDesk } from './faults/desk.ts';
import type { ParsedOrder } from './faults/parse-order.ts';
import { type Fields, isFields, parseJson } from './json.ts';
import { judgeRequest, type Received } from './judge/judge-request.ts';
import { answer } from './model/model.ts';
import { answerTokens, countTokens } from './model/tokens.ts';
import type { ProviderOptions } from './options.ts';
import type { LiveRequest, RequestLog } from './request-log.ts';
import { vendors } from './vendors/list.ts';
import type { Vendor } from './vendors/vendor.ts';
import { createVoice, type Voice } from './voice.ts';
import { readBody } from './wire/body.ts';
import { Exchange } from './wire/exchange.ts';
import { paced } from './wire/paced.ts';
import { play } from './wire/play.ts';
import type { Plan, Step } from './wire/step.ts';

const MOST_PIECES = 64;
const REQUEST_ID_LENGTH = 24;
const MS_PER_SECOND = 1_000;

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
    const voice = createVoice(this.#vendor, dialect, seen.id, seen.stream, exchange.receivedAt);
    const replaces = ({ fault, order }: ParsedOrder) => fault.instead?.(order, voice) !== undefined;
    const taken = this.desk.takeFirst(seen.model, exchange.receivedAt, replaces);
    const instead = taken?.fault.instead?.(taken.order, voice);
    if (taken !== undefined && instead !== undefined) {
      seen.outcome = `fault:${taken.fault.name}`;
      return instead;
    }
    if (violation !== undefined || dialect === undefined || !isFields(body)) {
      seen.outcome = 'refused-invalid';
      return voice.refusal(violation?.problem ?? this.#vendor.unparseable());
    }
    const shaping = this.desk.takeAll(seen.model, exchange.receivedAt, (parsed) => !replaces(parsed));
    if (shaping.length > 0) seen.outcome = `fault:${shaping.map(({ fault }) => fault.name).join('+')}`;
    return this.#answer(dialect, body, shaping, voice);
  }

  #answer(dialect: Dialect, body: Fields, shaping: readonly ParsedOrder[], voice: Voice): Step[] {
    let said = answer(dialect.read(body));
    for (const { fault, order } of shaping) said = fault.answer?.(said, order) ?? said;
    const { tokensPerSecond, firstTokenMs } = this.options;
    // Token by token only where somebody counts tokens; else a long answer is a few large pieces.
    const counted = shaping.length > 0 || tokensPerSecond !== undefined;
    const tokens = answerTokens(said);
    const writing: Writing = {
      body,
      provider: this.options.name,
      model: String(body['model']),
      inputTokens: countTokens(
        JSON.stringify([
          body['system'] ?? body['instructions'],
          body['messages'] ?? body['input'],
          body['tools'],
        ]),
      ),
      pieceTokens: counted ? 1 : Math.max(1, Math.ceil(tokens / MOST_PIECES)),
      mintId: this.#mintId,
      createdAt: Math.floor(Date.now() / MS_PER_SECOND),
    };
    const sends: Step[] = voice.streamed
      ? dialect
          .events(said, writing)
          .map(({ wire, mark, tokens }) => ({ do: 'send', text: wire, mark, tokens }))
      : [{ do: 'send', text: dialect.json(said, writing), mark: 'body', tokens }];
    let plan: Plan = {
      streamed: voice.streamed,
      pace: { tokensPerSecond, firstTokenMs },
      steps: [voice.head(200), ...sends, { do: 'end' }],
    };
    for (const { fault, order } of shaping) plan = fault.plan?.(plan, order, voice) ?? plan;
    return paced(plan);
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
