import Anthropic, { APIError as AnthropicError } from '@anthropic-ai/sdk';
import OpenAI, { APIError as OpenAIError } from 'openai';
import type { DialectName } from '../../../simulator/index.ts';
import type { Mode } from './modes.ts';

/** An answer as the vendor's own client understood it. */
export interface Heard {
  readonly text: string;
  readonly finish: unknown;
  readonly model: string;
  readonly usage: readonly [input: number | undefined, output: number | undefined];
}

/** An error as the vendor's own client threw it. */
export interface Refused {
  /** Undefined of an error in mid-stream. */
  readonly status: number | undefined;
  /** OpenAI's `code`, Anthropic's `type`. */
  readonly word: string;
  readonly message: string;
}

export interface Asking {
  /** Where the door listens. */
  readonly url: string;
  readonly model: string;
  readonly text: string;
  readonly mode: Mode;
}

/** How one request went. Times are in ms since the epoch. */
export interface Told {
  readonly answer?: Heard;
  readonly error?: Refused;
  readonly headers: Headers;
  readonly endedAt: number;
}

/** A vendor's client without retries of its own. */
interface Voice<Answer> {
  /** What it calls the end of a whole answer. */
  readonly finished: string;
  /** The model is named as the answer begins, and nowhere later. */
  readonly namedFirst: boolean;
  /** Behind the base URL of its clients. */
  readonly path: string;
  readonly ask: (asking: Asking, fetch: typeof globalThis.fetch) => Promise<Answer>;
  readonly read: (answer: Answer) => Heard;
}

function voice<Answer>(spoken: Voice<Answer>): Voice<Answer> {
  return spoken;
}

const chat = voice<OpenAI.ChatCompletion>({
  finished: 'stop',
  namedFirst: false,
  path: '/chat/completions',
  ask: ({ model, text, ...asking }, fetch) => {
    const { completions } = openai(asking, fetch).chat;
    const body = { model, messages: [{ role: 'user' as const, content: text }] };
    return asking.mode.stream
      ? completions.stream({ ...body, stream_options: { include_usage: true } }).finalChatCompletion()
      : completions.create(body);
  },
  read: ({ choices: [choice], model, usage }) => ({
    text: choice?.message.content ?? '',
    finish: choice?.finish_reason,
    model,
    usage: [usage?.prompt_tokens, usage?.completion_tokens],
  }),
});

const responses = voice<OpenAI.Responses.Response>({
  finished: 'completed',
  namedFirst: false,
  path: '/responses',
  ask: ({ model, text, ...asking }, fetch) => {
    const client = openai(asking, fetch);
    const body = { model, input: text };
    return asking.mode.stream ? client.responses.stream(body).finalResponse() : client.responses.create(body);
  },
  read: ({ output, status, model, usage }) => ({
    text: output
      .flatMap((item) => (item.type === 'message' ? item.content : []))
      .map((part) => (part.type === 'output_text' ? part.text : ''))
      .join(''),
    finish: status,
    model,
    usage: [usage?.input_tokens, usage?.output_tokens],
  }),
});

const messages = voice<Anthropic.Message>({
  finished: 'end_turn',
  namedFirst: true,
  path: '/v1/messages',
  ask: ({ url, model, text, mode }, fetch) => {
    const options = { baseURL: url, apiKey: 'any', maxRetries: 0, fetch, defaultHeaders: mode.headers };
    const client = new Anthropic(options);
    const body = { model, max_tokens: 1000, messages: [{ role: 'user' as const, content: text }] };
    return mode.stream ? client.messages.stream(body).finalMessage() : client.messages.create(body);
  },
  read: ({ content, stop_reason, model, usage }) => ({
    text: content.map((part) => (part.type === 'text' ? part.text : '')).join(''),
    finish: stop_reason,
    model,
    usage: [usage.input_tokens, usage.output_tokens],
  }),
});

function openai({ url, mode }: Pick<Asking, 'url' | 'mode'>, fetch: typeof globalThis.fetch): OpenAI {
  const options = { apiKey: 'any', maxRetries: 0, fetch, defaultHeaders: mode.headers };
  return new OpenAI({ baseURL: `${url}/v1`, ...options });
}

export const voices = {
  'openai-chat': chat,
  'openai-responses': responses,
  'anthropic-messages': messages,
} as const satisfies Readonly<Record<DialectName, unknown>>;

/** What a provider answers to the very request that it has seen: the truth about its usage. */
export async function askAgain(format: DialectName, baseUrl: string, request: unknown): Promise<Heard> {
  const { stream: _, stream_options: __, ...body } = request as Readonly<Record<string, unknown>>;
  const headers = { authorization: 'Bearer any', 'x-api-key': 'any', 'anthropic-version': '2023-06-01' };
  const init = { method: 'POST', headers, body: JSON.stringify(body) };
  const response = await fetch(baseUrl + voices[format].path, init);
  return (voices[format] as Voice<unknown>).read(await response.json());
}

/** Asks in a vendor's dialect, and tells the answer or the error. */
export async function ask(format: DialectName, asking: Asking): Promise<Told> {
  let headers = new Headers();
  const watched: typeof fetch = async (input, init) => {
    const response = await fetch(input, init);
    ({ headers } = response);
    return response;
  };
  const { ask: send, read } = voices[format] as Voice<unknown>;
  const told = await send(asking, watched).then(
    (answer) => ({ answer: read(answer) }),
    (error: unknown) => ({ error: refusalIn(error) }),
  );
  return { ...told, headers, endedAt: Date.now() };
}

function refusalIn(error: unknown): Refused {
  if (error instanceof OpenAIError)
    return { status: error.status, word: error.code ?? '', message: error.message };
  if (error instanceof AnthropicError)
    return { status: error.status, word: error.type ?? '', message: error.message };
  throw error;
}
