import { parseJson } from './json.ts';
import type { SeenRequest } from './seen-request.ts';

const MOST_REQUESTS = 10_000;
const LARGEST_BODY = 256 * 1024;
const MOST_BODY_UNITS = 64 * 1024 * 1024;
const SECRETS = ['authorization', 'x-api-key', 'cookie'];

/** A request being served: what `requests()` shows of it, still changing. */
export type LiveRequest = { -readonly [Key in keyof Omit<SeenRequest, 'body'>]: SeenRequest[Key] } & {
  /** Unparsed; null when it was not kept. */
  bodyText: string | null;
};

/** The last requests, within a bound on their number and on the memory of their bodies. */
export class RequestLog {
  readonly #requests = new Map<string, LiveRequest>();
  #bodyUnits = 0;

  open(id: string, provider: string, at: number, headers: Readonly<Record<string, string>>): LiveRequest {
    const request: LiveRequest = {
      id,
      provider,
      at,
      model: null,
      stream: false,
      status: null,
      outcome: 'in-progress',
      violation: null,
      bodyText: null,
      headers: Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name, SECRETS.includes(name) ? 'redacted' : value]),
      ),
      tokensSent: 0,
      closedByClient: false,
      endedAt: null,
    };
    this.#requests.set(id, request);
    if (this.#requests.size > MOST_REQUESTS) this.#forget(this.#requests.keys().next().value);
    return request;
  }

  keepBody(request: LiveRequest, text: string): void {
    if (text.length > LARGEST_BODY || !this.#requests.has(request.id)) return;
    request.bodyText = text;
    this.#bodyUnits += text.length;
    if (this.#bodyUnits <= MOST_BODY_UNITS) return;
    for (const older of this.#requests.values()) {
      this.#dropBody(older);
      if (this.#bodyUnits <= MOST_BODY_UNITS) return;
    }
  }

  list(provider?: string): SeenRequest[] {
    const wanted = [...this.#requests.values()].filter(
      (request) => provider === undefined || request.provider === provider,
    );
    return wanted.map(({ bodyText, ...request }) => ({
      ...request,
      body: bodyText === null ? null : (parseJson(bodyText) ?? bodyText),
    }));
  }

  clear(): void {
    this.#requests.clear();
    this.#bodyUnits = 0;
  }

  #forget(id: string | undefined): void {
    const request = id === undefined ? undefined : this.#requests.get(id);
    if (request === undefined) return;
    this.#dropBody(request);
    this.#requests.delete(request.id);
  }

  #dropBody(request: LiveRequest): void {
    this.#bodyUnits -= request.bodyText?.length ?? 0;
    request.bodyText = null;
  }
}
