import type { OfferedTool } from '../agent/tool.ts';
import type { Affinity } from '../conversation/affinity.ts';
import type { AssistantPart, conversationVersion, Message } from '../conversation/message.ts';
import type { Problem } from '../conversation/problem.ts';
import type { Usage } from '../cost/usage.ts';
import type { ErrorRow } from '../failure/classify.ts';
import type { FailureSignal } from '../failure/signal.ts';
import type { JsonObject } from '../json.ts';
import type { Output, Settings } from '../run/settings.ts';
import type { SystemPrompt } from './leading.ts';
import type { TranslationNote } from './note.ts';
import type { TargetProfile } from './profile.ts';

/** Everything a request is made of. The same input gives the same bytes, on every worker. */
export interface RenderInput {
  readonly conversation: readonly Message[];
  readonly tools: readonly OfferedTool[];
  readonly settings: Settings;
  readonly output?: Output;
  /** The target's own words for the system prompt. */
  readonly system?: SystemPrompt;
  /** What this attempt leaves out because the vendor would not take it: an input, never a worker's memory. */
  readonly without?: 'reasoning';
  readonly profile: TargetProfile;
}

export interface Rendering {
  /** The request's body as the vendor's API documents it, `stream: true` included. */
  readonly body: JsonObject;
  /** What was dropped, rewritten or approximated. */
  readonly notes: readonly TranslationNote[];
  /** Names of tools as they stand on the wire, with the tools' own, where they differ: for the reader. */
  readonly toolNames: Readonly<Record<string, string>>;
}

/** Why the model stopped, in one vocabulary. `length`: cut by its token limit; `paused`: goes on when sent back. */
export type Finish =
  | 'stop'
  | 'tool_calls'
  | 'length'
  | 'content_filter'
  | 'refusal'
  | 'context_overflow'
  | 'paused'
  | 'unknown';

/** A complete answer, read to its end. */
export interface Answer {
  readonly content: readonly AssistantPart[];
  readonly finish: Finish;
  /** The vendor's own word for it. */
  readonly rawFinish?: string;
  /** The model named in the response. */
  readonly model?: string;
  readonly responseId?: string;
  readonly usage?: Usage;
}

export type ReadResult =
  | { readonly ok: true; readonly answer: Answer }
  | {
      readonly ok: false;
      readonly signal: FailureSignal;
      /** What had come before it failed: evidence, never an answer. */
      readonly received: readonly AssistantPart[];
    };

/** What one event brought. */
export interface Heard {
  /** Content (text, reasoning or a tool call), not just a sign of life. */
  readonly progress: boolean;
  /** Words of the answer, for those who read along. Words after a call are not told: they come with the answer. */
  readonly text?: string;
  /** Where the words begin a text of their own: the parts since the text told before began, that one included. */
  readonly since?: readonly AssistantPart[];
}

/**
 * Folds the events of one streamed response. It keeps what it was given and decides at the end whether the answer
 * is whole: an end without the terminal event is a failure (`code: 'truncated'`), never a short success.
 */
export interface StreamReader {
  /** Takes one parsed event and says what it brought. */
  push(event: unknown): Heard;
  end(): ReadResult;
}

export interface ReaderOptions {
  /** Gives a fresh `callId`: randomness is an argument. */
  readonly mintCallId: () => string;
  /** Who is speaking: put on native payloads. */
  readonly affinity: Affinity;
  /** The rendering's: names on the wire that are not the tools' own. */
  readonly toolNames?: Readonly<Record<string, string>>;
  /** The profile's: a stream without a finish reason may be whole. */
  readonly finishOptional?: boolean;
}

/** A request's body as a conversation and all that goes with it. */
export interface ImportedRequest {
  /** Of the conversation's shape. */
  readonly v: typeof conversationVersion;
  readonly conversation: readonly Message[];
  readonly settings: Settings;
  readonly tools: readonly OfferedTool[];
  readonly output?: Output;
  /** The model that the body names. */
  readonly model?: string;
  /** Whether it asks for a stream. */
  readonly stream: boolean;
  /** False: its stream is to tell no usage, and a client may not expect what tells it. */
  readonly streamUsage?: boolean;
  /** What was carried for this API alone, brought into its usual form, or left out because it changes no answer. */
  readonly notes: readonly TranslationNote[];
}

export interface ImportOptions {
  /** What was said up to the response that the body goes on from, where it names one and there is such a thing. */
  readonly previous?: readonly Message[];
}

export type ImportResult =
  | { readonly ok: true; readonly request: ImportedRequest }
  /** What is wrong, or can't be served, by the body's own field paths. */
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** What stands around an answer on the wire. */
export interface Envelope {
  /** The response's id, as the format has them. */
  readonly id: string;
  /** Who served it: the answer's `model`. */
  readonly model: string;
  /** Seconds since 1970. */
  readonly createdAt: number;
  /** As the request has it; default: true. */
  readonly streamUsage?: boolean;
}

/** One server-sent event. */
export interface WireEvent {
  /** The `event:` line; absent where the format has none. */
  readonly event?: string;
  /** `[DONE]` is the one that is no JSON. */
  readonly data: JsonObject | '[DONE]';
}

/** The events of one answer that is told while it comes: begun, words as they come, then its rest. */
export interface LiveEvents {
  begin(): readonly WireEvent[];
  /** Words as a reader heard them: see `Heard`. */
  text(text: string, since?: readonly AssistantPart[]): readonly WireEvent[];
  /**
   * What of the finished answer was not told, the terminal event included; undefined where it is another answer. Its
   * `model` served it in the end: told where the events that are left have a place for it.
   */
  rest(answer: Answer): readonly WireEvent[] | undefined;
}

/** One wire format: pure directions over plain JSON, and the rows that name its errors. */
export interface WireFormat {
  /** `openai.chat`, `openai.responses`, `anthropic.messages`: the same everywhere. */
  readonly id: string;
  /**
   * A conversation as a request.
   * @throws RenderRefused when the vendor would refuse it, naming the fields.
   */
  render(input: RenderInput): Rendering;
  /** The events of a streamed response as an answer. */
  reader(options: ReaderOptions): StreamReader;
  /** The body of a response that was not streamed, as an answer. */
  read(body: unknown, options: ReaderOptions): ReadResult;
  /** A request's body as a conversation: every field is carried, noted, or refused by its name. */
  import(body: unknown, options?: ImportOptions): ImportResult;
  /** An answer as the body of a response. */
  answer(answer: Answer, envelope: Envelope): JsonObject;
  /** An answer as the events of a streamed response, the terminal one included. */
  answerEvents(answer: Answer, envelope: Envelope): readonly WireEvent[];
  /** The same events for an answer that is still coming. */
  liveEvents(envelope: Envelope): LiveEvents;
  readonly errorRows: readonly ErrorRow[];
}
