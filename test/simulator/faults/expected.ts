import type { Format } from './formats.ts';
import type { Seen } from './observe.ts';

/** What must be seen of a response. */
export interface Look extends Partial<Pick<Seen, 'status' | 'ended' | 'tokens' | 'finishes' | 'dones'>> {
  readonly code?: RegExp;
  /** Null: must not be there. */
  readonly headers?: Readonly<Record<string, RegExp | null>>;
  readonly text?: readonly RegExp[];
  /** Must not be in the text. */
  readonly lacks?: readonly RegExp[];
  /** At least so many milliseconds until the headers, from there to the first token, and from there to the end. */
  readonly waits?: readonly [head: number, first: number, end: number];
}

/** What must be seen; where they differ, by protocol and by whether a stream was asked for. */
export type Expected = Look | LookFor;

export type LookFor = (format: Format, stream: boolean) => Look;

export type Rows = Readonly<Record<string, Expected>>;

/** An error status whose body has all of this, and no answer. */
export function refused(status: number, text: readonly RegExp[], headers: Look['headers'] = {}): Look {
  const type = /^application\/json/;
  return { status, ended: 'cleanly', text, tokens: 0, headers: { 'content-type': type, ...headers } };
}

export function byVendor<Value>({ vendor }: Format, openai: Value, anthropic: Value): Value {
  return vendor === 'openai' ? openai : anthropic;
}

/** One of three, for the protocol. */
export function by<Value>(
  format: Format,
  values: { readonly chat: Value; readonly responses: Value; readonly messages: Value },
): Value {
  if (format.name === 'openai-chat') return values.chat;
  return format.name === 'openai-responses' ? values.responses : values.messages;
}
