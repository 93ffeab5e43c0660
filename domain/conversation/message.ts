import type { Json } from '../json.ts';
import type { Affinity } from './affinity.ts';

export interface TextPart {
  readonly type: 'text';
  readonly text: string;
}

/** A tool call as the model made it. */
export interface CallPart {
  readonly type: 'call';
  /** Ours: `call_` and 24 letters or digits, unique in the conversation, legal on every wire but Mistral's. */
  readonly callId: string;
  /** The vendor's id: goes back to the same vendor unchanged. Absent when it equals `callId`. */
  readonly nativeId?: string;
  readonly name: string;
  /** The arguments exactly as received; stored once, parsed where they are used. */
  readonly arguments: string;
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
  readonly content: readonly TextPart[];
}

/** The model's own thinking: plain, summarised, or opaque (then only `native` carries it). */
export interface ReasoningPart {
  readonly type: 'reasoning';
  readonly text: string;
  readonly native?: Native;
}

/** The model declined, in its own words. */
export interface RefusalPart {
  readonly type: 'refusal';
  readonly text: string;
}

/** A part of a kind we don't know: kept, and given back only to the one who issued it. */
export interface OpaquePart {
  readonly type: 'opaque';
  readonly native: Native;
}

/** The vendor's block, verbatim, where the neutral part can't reproduce it byte for byte. */
export interface Native {
  readonly affinity: Affinity;
  readonly item: Json;
}

export type UserPart = TextPart;
export type AssistantPart = TextPart | CallPart | ReasoningPart | RefusalPart | OpaquePart;
export type Part = AssistantPart | ResultPart;

export interface SystemMessage {
  readonly role: 'system';
  readonly content: readonly TextPart[];
}

export interface UserMessage {
  readonly role: 'user';
  readonly content: readonly UserPart[];
}

export interface AssistantMessage {
  readonly role: 'assistant';
  readonly content: readonly AssistantPart[];
  /** The target that served it; absent on messages that a caller brought along. */
  readonly by?: string;
  /** Set when it did not end by itself: cut by its token limit, declined, or for a reason we don't know. */
  readonly finish?: 'length' | 'refusal' | 'unknown';
}

/**
 * The results of all calls of the assistant message before it, in call order. A message of its own, so that no
 * vendor's merging rule leaks in here.
 */
export interface ToolMessage {
  readonly role: 'tool';
  readonly content: readonly ResultPart[];
}

/** One entry of the conversation. Only complete messages are ever committed, and a committed one is never edited. */
export type Message = SystemMessage | UserMessage | AssistantMessage | ToolMessage;
