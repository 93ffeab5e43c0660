import type { Native } from './affinity.ts';
import type { BlobPart, CacheTtl } from './blob.ts';

/** A source that words rest on, as far as vendors agree on what that is. */
export interface Citation {
  readonly url?: string;
  readonly title?: string;
  /** The cited words. */
  readonly quote?: string;
}

export interface TextPart {
  readonly type: 'text';
  readonly text: string;
  /** Words on the way to the answer, or the answer itself; absent where the model makes no such difference. */
  readonly phase?: 'commentary' | 'final_answer';
  readonly citations?: readonly Citation[];
  /** The vendor's block, where it carries more than the text, and a signature may cover it. */
  readonly native?: Native;
  readonly cache?: CacheTtl;
}

/** A tool call as the model made it. */
export interface CallPart {
  readonly type: 'call';
  /** Ours: `call_` and 24 letters or digits, or the caller's own; unique in the conversation. */
  readonly callId: string;
  /** The vendor's id: goes back to the same vendor unchanged. Absent when it equals `callId`. */
  readonly nativeId?: string;
  readonly name: string;
  /** The arguments exactly as received; stored once, parsed where they are used. */
  readonly arguments: string;
  /** The arguments are free text, not JSON: the tool was offered as a freeform one. */
  readonly freeform?: true;
  /** What the vendor wants back beside the call; `item` holds those fields only. */
  readonly native?: Native;
  readonly cache?: CacheTtl;
}

/**
 * - `ok`, `error`: the tool answered.
 * - `denied`: a person or a policy said no; it did not run.
 * - `cancelled`: it was stopped before it answered.
 * - `unknown`: it was started and its result is lost; it may or may not have run.
 */
export type ResultStatus = 'ok' | 'error' | 'denied' | 'cancelled' | 'unknown';

export interface ResultPart {
  readonly type: 'result';
  /** The `callId` of the call it answers. */
  readonly callId: string;
  readonly status: ResultStatus;
  readonly content: readonly (TextPart | BlobPart | OpaquePart)[];
  readonly cache?: CacheTtl;
}

/** The model's own thinking. */
export interface ReasoningPart {
  readonly type: 'reasoning';
  /** Empty when nothing readable was given; then only `native` carries it. */
  readonly text: string;
  /** `text` is not the thought itself but what the vendor tells of it. */
  readonly summary?: true;
  /** Signed, encrypted or redacted: what its issuer wants back. */
  readonly native?: Native;
}

/** The model declined, in its own words. */
export interface RefusalPart {
  readonly type: 'refusal';
  readonly text: string;
  /** The vendor's name for what was declined, e.g. `cyber`. */
  readonly category?: string;
}

/**
 * A tool that the vendor ran by itself in the middle of its answer: its call, its result, or both in one. The halves of
 * one run have one `callId`, may stand in different messages, and go back together or not at all.
 */
export interface HostedPart {
  readonly type: 'hosted';
  readonly half?: 'call' | 'result';
  readonly callId: string;
  /** The vendor's name of the tool, e.g. `web_search`. */
  readonly tool: string;
  /** In words what was asked or found, for models elsewhere. */
  readonly summary: string;
  readonly sources?: readonly Citation[];
  readonly native: Native;
}

/** The vendor's own summary of what came before it. Elsewhere it is left out, and the messages it covers are sent. */
export interface CompactionPart {
  readonly type: 'compaction';
  readonly text?: string;
  readonly native: Native;
}

/** A part of a kind we don't know: kept, and given back only to the one who issued it. */
export interface OpaquePart {
  readonly type: 'opaque';
  readonly native: Native;
}

export type UserPart = TextPart | BlobPart | OpaquePart;
export type AssistantPart =
  | TextPart
  | BlobPart
  | CallPart
  | ReasoningPart
  | RefusalPart
  | HostedPart
  | CompactionPart
  | OpaquePart;
export type Part = AssistantPart | ResultPart;
