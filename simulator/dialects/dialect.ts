import type { Problem, Rule } from '../judge/rule.ts';
import type { Fields } from '../json.ts';
import type { Answer } from '../model/answer.ts';
import type { Conversation } from '../model/conversation.ts';
import type { VendorName } from '../vendors/vendor.ts';

/** One wire protocol: a path of a vendor, what is judged there, and how answers are written. */
export interface Dialect {
  readonly name: DialectName;
  readonly vendor: VendorName;
  /** Path below the provider's prefix. */
  readonly path: `/v1/${string}`;
  readonly rules: readonly Rule<Judged>[];
  /** Called only with a body that passed every rule. */
  read(this: void, body: Fields): Conversation;
  json(this: void, answer: Answer, writing: Writing): string;
  events(this: void, answer: Answer, writing: Writing): StreamEvent[];
  /** The stream of a server that generates first: the answer's JSON within one event. */
  atOnce(this: void, json: Fields): StreamEvent[];
  /** An event that says nothing but that the connection lives, after the events already sent. */
  keepAlive(this: void, sent: readonly string[]): string;
  /** An error inside a stream, after the events already sent, where the protocol's form is not its vendor's. */
  errorEvents?(this: void, problem: Problem, sent: readonly string[], as?: EventForm): string;
  /** The refusal of a model, where the protocol's is not its vendor's. */
  noSuchModel?(this: void, model: string): Problem;
}

export type DialectName = 'openai-chat' | 'openai-responses' | 'anthropic-messages';

/**
 * Other ways to tell of an error in a stream. `event`: in an event named `error`, and nothing more. Responses only:
 * `failed`, in `response.failed` alone; `nested`, in an event `error` with its fields one level down.
 */
export type EventForm = 'event' | 'failed' | 'nested';

/** `bare`: as a line `error: {…}`, which is no field of an event stream. */
export type ErrorForm = EventForm | 'bare';

export interface Judged {
  readonly body: Fields;
  readonly headers: Readonly<Record<string, string>>;
  /** Name of the provider: what one has signed, another does not accept. */
  readonly provider: string;
}

/** What a dialect needs to write one answer. */
export interface Writing {
  readonly body: Fields;
  readonly provider: string;
  readonly model: string;
  readonly inputTokens: number;
  /** Tokens in each streamed piece. */
  readonly pieceTokens: number;
  /** A fresh id with this prefix, never given before. */
  mintId(this: void, prefix: string, length: number): string;
  /** Seconds since 1970. */
  readonly createdAt: number;
  /** Said in place of the reason for which the answer finished. */
  readonly finish?: string;
  /** Where a call stands, as a stream tells it; undefined leaves that out. */
  callIndex(this: void, index: number): number | undefined;
  /** Id that the later pieces of a call carry too; Chat Completions only, which gives them none. */
  readonly laterCallId?: string;
}

/** `terminal` is `finish`, `usage` and `done` in one event. */
export type Mark = 'start' | 'token' | 'block' | 'finish' | 'usage' | 'done' | 'terminal';

/** One server-sent event. Faults recognise events by their mark only. */
export interface StreamEvent {
  readonly mark: Mark;
  /** The event as it goes over the wire, blank line included. */
  readonly wire: string;
  /** Output tokens it carries; 0 unless its mark is `token`. */
  readonly tokens: number;
  /** These are tokens of a call's arguments. */
  readonly inCall?: boolean;
}
