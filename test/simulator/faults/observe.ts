import type { Format } from './formats.ts';

/** What a client sees of one response. */
export interface Seen {
  /** 0 when there were no headers. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly ended: 'cleanly' | 'broken' | 'gave-up';
  /** Code of the innermost error, when it broke. */
  readonly code: string;
  readonly tokens: number;
  readonly finishes: number;
  readonly dones: number;
  /** Milliseconds until the headers, from there to the first token of a stream, and from there to the end. */
  readonly waits: readonly [head: number, first: number, end: number];
}

export interface Question {
  readonly url: string;
  readonly format: Format;
  readonly text: string;
  readonly stream: boolean;
  readonly giveUpMs?: number;
}

/** Asks with `fetch` and reads to the end, whatever that is. */
export async function observe({ url, format, text, stream, giveUpMs = 5_000 }: Question): Promise<Seen> {
  const started = performance.now();
  let received = '';
  let response: Response | undefined;
  let headAt = started;
  let firstAt: number | undefined;
  let ended: Seen['ended'] = 'cleanly';
  let code = '';
  try {
    response = await fetch(url + format.path, {
      method: 'POST',
      headers: { authorization: 'Bearer any', 'anthropic-version': '2026-10-21' },
      body: JSON.stringify(format.body(text, stream)),
      signal: AbortSignal.timeout(giveUpMs),
    });
    headAt = performance.now();
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      received += decoder.decode(chunk, { stream: true });
      if (count(received, format.token) > 0) firstAt ??= performance.now();
    }
  } catch (error) {
    ended = error instanceof DOMException ? 'gave-up' : 'broken';
    code = innermostCode(error);
  }
  return {
    status: response?.status ?? 0,
    headers: Object.fromEntries(response?.headers ?? []),
    text: received,
    ended,
    code,
    tokens: count(received, format.token),
    finishes: count(received, format.finish),
    dones: count(received, format.done),
    waits: [headAt - started, (firstAt ?? headAt) - headAt, performance.now() - (firstAt ?? headAt)],
  };
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function innermostCode(error: unknown): string {
  let cause = error;
  while (cause instanceof Error && cause.cause !== undefined) cause = cause.cause;
  return String((cause as { code?: unknown }).code);
}
