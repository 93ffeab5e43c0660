import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Dialect, Judged, Writing } from './dialects/dialect.ts';
import { dialects } from './dialects/list.ts';
import { FaultDesk } from './faults/desk.ts';
import type { FaultError, FaultKit } from './faults/fault.ts';
import type { ParsedOrder } from './faults/parse-order.ts';
import { isFields, parseJson } from './json.ts';
import { firstViolation, type Problem, type Violation } from './judge/rule.ts';
import { answer } from './model/model.ts';
import { answerTokens, countTokens } from './model/tokens.ts';
import type { ProviderOptions } from './options.ts';
import type { LiveRequest, RequestLog } from './request-log.ts';
import { vendors } from './vendors/list.ts';
import type { HeaderPairs } from './vendors/vendor.ts';
import { readBody } from './wire/body.ts';
import { Exchange } from './wire/exchange.ts';
import { mergeHeaders } from './wire/headers.ts';
import { paced } from './wire/paced.ts';
import { play } from './wire/play.ts';
import type { Step } from './wire/step.ts';

const MOST_PIECES = 64;
const REQUEST_ID_LENGTH = 24;
const JSON_TYPE: HeaderPairs = [['content-type', 'application/json']];
const STREAM_TYPE: HeaderPairs = [
  ['content-type', 'text/event-stream; charset=utf-8'],
  ['cache-control', 'no-cache'],
];

interface Received {
  readonly dialect: Dialect | undefined;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly tooLarge: boolean;
}

/** One simulated provider: takes a request, judges it, answers it, and lets faults have their way. */
export class Provider {
  readonly options: ProviderOptions;
  readonly desk = new FaultDesk();
  readonly #log: RequestLog;
  readonly #mintId: (prefix: string, length: number) => string;
  readonly #live = new Set<Exchange>();

  constructor(options: ProviderOptions, log: RequestLog, mintId: (prefix: string, length: number) => string) {
    this.options = options;
    this.#log = log;
    this.#mintId = mintId;
  }

  get basePath(): string {
    return `/${this.options.name}${vendors[this.options.dialect].basePath}`;
  }

  /** `path` is the part below the provider's prefix. */
  async serve(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const exchange = new Exchange(request, response);
    this.#live.add(exchange);
    const headers = plainHeaders(request);
    const id = this.#mintId('req_', REQUEST_ID_LENGTH);
    const seen = this.#log.open(id, this.options.name, exchange.receivedAt, headers);
    const body = await readBody(request);
    if (typeof body === 'string') this.#log.keepBody(seen, body);
    const parsed = typeof body === 'string' ? parseJson(body) : undefined;
    if (isFields(parsed)) {
      seen.model = typeof parsed['model'] === 'string' ? parsed['model'] : null;
      seen.stream = parsed['stream'] === true;
    }
    const method = request.method ?? '';
    const dialect = dialects.find(
      (one) => one.vendor === this.options.dialect && one.path === path && method === 'POST',
    );
    const tooLarge = typeof body !== 'string' && body.failed === 'too-large';
    if (typeof body === 'string' || tooLarge) {
      const received = { dialect, method, path, headers, body: parsed, tooLarge };
      await play(this.#respond(received, seen, exchange), exchange, {
        status: (status) => (seen.status = status),
        tokens: (tokens) => (seen.tokensSent += tokens),
      });
    }
    seen.closedByClient = exchange.closedByClient || (typeof body !== 'string' && !tooLarge);
    if (seen.closedByClient && !seen.outcome.startsWith('fault:')) seen.outcome = 'client-closed';
    else if (seen.outcome === 'in-progress') seen.outcome = 'answered';
    seen.endedAt = Date.now();
    this.#live.delete(exchange);
  }

  /** Ends every request being served. */
  abandon(): void {
    for (const exchange of this.#live) exchange.abandon();
  }

  #respond(received: Received, seen: LiveRequest, exchange: Exchange): Step[] {
    const violation = this.#judge(received);
    if (violation !== undefined) {
      const { rule, docs, problem } = violation;
      seen.violation = { rule, docs, message: problem.message };
    }
    const kit = this.#kit(seen, exchange);
    const instead = this.#instead(seen, kit);
    if (instead !== undefined) return instead;
    if (violation !== undefined || received.dialect === undefined || !isFields(received.body)) {
      seen.outcome = 'refused-invalid';
      return this.#refuse(violation?.problem ?? vendors[this.options.dialect].unparseable(), seen, exchange);
    }
    return this.#answer(received.dialect, received.body, seen, kit);
  }

  #judge({ dialect, method, path, headers, body, tooLarge }: Received): Violation | undefined {
    const vendor = vendors[this.options.dialect];
    const admission = { headers, apiKey: this.options.apiKey };
    const refused = firstViolation(vendor.admission, admission);
    if (refused !== undefined) return refused;
    const docs = 'https://www.rfc-editor.org/rfc/rfc9110';
    if (dialect === undefined)
      return { rule: 'path-known', docs, problem: vendor.noSuchPath(method, `/${this.options.name}${path}`) };
    if (tooLarge) return { rule: 'body-size', docs, problem: vendor.problem(413) };
    if (!isFields(body)) return { rule: 'body-is-json-object', docs, problem: vendor.unparseable() };
    const judged: Judged = { body, headers };
    const { model } = body;
    const { models } = this.options;
    if (typeof model === 'string' && model !== '' && models?.includes(model) === false) {
      return { rule: 'model-exists', docs, problem: vendor.noSuchModel(model) };
    }
    return firstViolation(dialect.rules, judged);
  }

  #instead(seen: LiveRequest, kit: FaultKit): Step[] | undefined {
    const replaces = ({ fault, order }: ParsedOrder) => fault.instead?.(order, kit) !== undefined;
    const taken = this.desk.takeFirst(seen.model, Date.now(), replaces);
    if (taken === undefined) return undefined;
    seen.outcome = `fault:${taken.fault.name}`;
    return taken.fault.instead?.(taken.order, kit);
  }

  #refuse(problem: Problem, seen: LiveRequest, exchange: Exchange): Step[] {
    return this.#errorSteps(problem, seen, exchange, []);
  }

  #answer(dialect: Dialect, body: Record<string, unknown>, seen: LiveRequest, kit: FaultKit): Step[] {
    const shaping = this.desk.takeAll(
      seen.model,
      Date.now(),
      ({ fault, order }) => fault.instead?.(order, kit) === undefined,
    );
    if (shaping.length > 0) seen.outcome = `fault:${shaping.map(({ fault }) => fault.name).join('+')}`;
    const said = shaping.reduce(
      (current, { fault, order }) => fault.answer?.(current, order) ?? current,
      answer(dialect.read(body)),
    );
    const { tokensPerSecond, firstTokenMs } = this.options;
    const fine = shaping.length > 0 || tokensPerSecond !== undefined;
    const writing: Writing = {
      body,
      model: String(body['model']),
      inputTokens: countTokens(JSON.stringify([body['system'], body['messages'], body['tools']])),
      pieceTokens: fine ? 1 : Math.max(1, Math.ceil(answerTokens(said) / MOST_PIECES)),
      mintId: this.#mintId,
      createdAt: Math.floor(Date.now() / 1_000),
    };
    const sends: Step[] = kit.streamed
      ? dialect
          .events(said, writing)
          .map(({ wire, mark, tokens }) => ({ do: 'send', text: wire, mark, tokens }))
      : [{ do: 'send', text: dialect.json(said, writing), mark: 'body', tokens: answerTokens(said) }];
    const plan = shaping.reduce((current, { fault, order }) => fault.plan?.(current, order, kit) ?? current, {
      streamed: kit.streamed,
      pace: { tokensPerSecond, firstTokenMs },
      steps: [kit.head(200), ...sends, { do: 'end' }],
    });
    return paced(plan);
  }

  #kit(seen: LiveRequest, exchange: Exchange): FaultKit {
    const vendor = vendors[this.options.dialect];
    const problemOf = ({ status, code, message }: FaultError) => vendor.problem(status, code, message);
    return {
      streamed: seen.stream,
      head: (status, headers = []) => ({
        do: 'head',
        status,
        headers: mergeHeaders(
          headers,
          seen.stream ? STREAM_TYPE : JSON_TYPE,
          vendor.headers(seen.id, Date.now() - exchange.receivedAt),
        ),
      }),
      error: (error) => this.#errorSteps(problemOf(error), seen, exchange, error.headers ?? []),
      errorBody: (error) => vendor.errorBody(problemOf(error), seen.id),
      errorEvent: (error) => vendor.errorEvent(problemOf(error), seen.id),
    };
  }

  #errorSteps(problem: Problem, seen: LiveRequest, exchange: Exchange, first: HeaderPairs): Step[] {
    const vendor = vendors[this.options.dialect];
    const own = vendor.headers(seen.id, Date.now() - exchange.receivedAt);
    const headers = mergeHeaders(first, JSON_TYPE, vendor.errorHeaders(problem), own);
    return [
      { do: 'head', status: problem.status, headers },
      { do: 'send', text: vendor.errorBody(problem, seen.id), mark: 'body', tokens: 0 },
      { do: 'end' },
    ];
  }
}

function plainHeaders(request: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}
