import type { Affinity } from '../conversation/affinity.ts';
import type { AssistantPart, Message } from '../conversation/message.ts';
import type { Usage } from '../cost/usage.ts';
import type { ErrorRow } from '../failure/classify.ts';
import type { FailureSignal } from '../failure/signal.ts';
import type { JsonObject } from '../json.ts';
import type { ToolDefinition } from '../agent/tool.ts';
import type { Output, Settings } from '../run/settings.ts';
import type { TranslationNote } from './note.ts';
import type { TargetProfile } from './profile.ts';

/** Everything a request is made of. The same input gives the same bytes, on every worker. */
export interface RenderInput {
  readonly conversation: readonly Message[];
  readonly tools: readonly ToolDefinition[];
  readonly settings: Settings;
  readonly output?: Output;
  readonly profile: TargetProfile;
}

export interface Rendering {
  /** The request's body as the vendor's API documents it, `stream: true` included. */
  readonly body: JsonObject;
  /** What was dropped, rewritten or approximated. */
  readonly notes: readonly TranslationNote[];
}

/** Why the model stopped, in one vocabulary. `length` means it was cut by its token limit. */
export type Finish =
  | 'stop'
  | 'tool_calls'
  | 'length'
  | 'content_filter'
  | 'refusal'
  | 'context_overflow'
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
  | { readonly ok: false; readonly signal: FailureSignal };

/**
 * Folds the events of one streamed response. It keeps what it was given and decides at the end whether the answer
 * is whole: an end without the terminal event is a failure (`code: 'truncated'`), never a short success.
 */
export interface StreamReader {
  /** Takes one parsed event; says whether it carried content (text, reasoning or a tool call), not just a sign of life. */
  push(event: unknown): { readonly progress: boolean };
  end(): ReadResult;
}

export interface ReaderOptions {
  /** Gives a fresh `callId`: randomness is an argument. */
  readonly mintCallId: () => string;
  /** Who is speaking: put on native payloads. */
  readonly affinity: Affinity;
}

/** One wire format: pure directions over plain JSON, and the rows that name its errors. */
export interface WireFormat {
  /** `openai.chat`, `openai.responses`, `anthropic.messages`: the same everywhere. */
  readonly id: string;
  render(input: RenderInput): Rendering;
  reader(options: ReaderOptions): StreamReader;
  readonly errorRows: readonly ErrorRow[];
}
