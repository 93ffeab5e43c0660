import type { AssistantPart, ResultPart, TextPart, UserPart } from './part.ts';

export type { BlobKind, BlobPart, BlobSource, CacheTtl } from './blob.ts';
export type { Native } from './affinity.ts';
export type {
  AssistantPart,
  CallPart,
  Citation,
  CompactionPart,
  HostedPart,
  OpaquePart,
  Part,
  ReasoningPart,
  RefusalPart,
  ResultPart,
  ResultStatus,
  TextPart,
  UserPart,
} from './part.ts';

/** Version of the conversation's shape. Fields are only ever added within one. */
export const conversationVersion = 1;

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
  /**
   * Set when it did not end by itself: cut by its token limit, declined, interrupted by the vendor to be continued by
   * sending it back (`paused`), or for a reason we don't know.
   */
  readonly finish?: 'length' | 'refusal' | 'paused' | 'unknown';
}

/**
 * The results of all calls of the assistant message before it, in call order. A message of its own, so that no
 * vendor's merging rule leaks in here.
 */
export interface ToolMessage {
  readonly role: 'tool';
  readonly content: readonly ResultPart[];
}

/**
 * One entry of the conversation. Only complete messages are ever committed, and a committed one is never edited.
 *
 * @example
 * const messages: Message[] = [{ role: 'user', content: [{ type: 'text', text: 'Where is my order?' }] }];
 * console.log((await understudy.call({ route: 'support', messages })).text);
 */
export type Message = SystemMessage | UserMessage | AssistantMessage | ToolMessage;
