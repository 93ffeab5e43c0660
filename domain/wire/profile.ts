import type { BlobKind } from '../conversation/blob.ts';
import type { JsonObject } from '../json.ts';
import type { Effort } from '../run/settings.ts';

/** How a kind of blob reaches a target: not at all, only with its bytes, or also by address. */
export type BlobWay = 'none' | 'inline' | 'url';

/**
 * What one target accepts. A new model or a compatible server is a row in `profiles/`, not code.
 */
export interface TargetProfile {
  /** `provider/model`. */
  readonly target: string;
  /** The model's name on the wire. */
  readonly model: string;
  /** The wire format's id. */
  readonly format: string;
  /** Sent as a header where the vendor versions its API by date. */
  readonly apiVersion?: string;

  /** Legal tool call ids; others are derived. */
  readonly callIds: { readonly pattern: RegExp; readonly maxLength: number };
  /** Legal names of tools; others are mapped, and back. */
  readonly toolNames: RegExp;

  /** Sent when the caller gives none; Anthropic requires one. */
  readonly defaultMaxOutputTokens: number;
  /** The most that the model writes; absent: not known. */
  readonly maxOutputTokens?: number;
  /** The name of the output limit in Chat Completions: older compatible servers only know `max_tokens`. */
  readonly maxTokensField: 'max_completion_tokens' | 'max_tokens';

  /** The role of the leading system message: `developer` for newer OpenAI models, `system` for everybody else. */
  readonly systemRole: 'system' | 'developer';
  /** As whom a system message in mid-conversation speaks; `user`: wrapped in `<system>` tags. */
  readonly midSystemRole: 'system' | 'developer' | 'user';

  /** Whether it takes temperature and top_p. */
  readonly sampling: boolean;
  /** How many stop sequences it takes; absent: any number. */
  readonly maxStops?: number;
  /** The levels of effort it knows, from low to high; empty: it can't be told. */
  readonly efforts: readonly Effort[];
  /** The one level at which it takes tools through this API, to be sent with them; absent: it takes them at any. */
  readonly effortWithTools?: Effort;
  /** How a Messages model is told to think; `none`: not at all. */
  readonly thinking: 'adaptive' | 'budget' | 'none';
  /** Whether it can be made to call a tool while it reasons. */
  readonly forcedToolChoice: boolean;
  /** Whether it can be told to make one call at a time. */
  readonly parallelSwitch: boolean;
  /** Whether it may be told how much to say. */
  readonly verbosity: boolean;
  /** The field of the end user's name in OpenAI's formats; `none`: it has no such field. */
  readonly userField: 'safety_identifier' | 'user' | 'none';

  /** Which blobs it takes from users, and how. */
  readonly blobs: Readonly<Record<BlobKind, BlobWay>>;
  /** Which blobs it takes inside results of tools. */
  readonly resultBlobs: readonly BlobKind[];

  /** Whether it takes tools at all. */
  readonly tools: boolean;
  /** Whether it takes tools with free text for arguments. */
  readonly freeformTools: boolean;
  /** Whether it enforces schemas of tools and answers on demand. */
  readonly strict: boolean;
  /** What it can hold an answer to: a schema, any JSON, or nothing (then it is told in words). */
  readonly output: 'schema' | 'json' | 'none';

  /** Whether Responses may be asked for its encrypted reasoning: models that don't reason refuse it. */
  readonly encryptedReasoning: boolean;
  /**
   * The field in which a Chat server wants the reasoning of a turn with calls back, even an empty one.
   * https://api-docs.deepseek.com/guides/thinking_mode
   */
  readonly reasoningEcho?: string;
  /**
   * Sent beside each foreign call where the server wants a signature on all of them.
   * https://ai.google.dev/gemini-api/docs/thought-signatures
   */
  readonly callPlaceholder?: JsonObject;

  /** Whether it tells usage in a stream when asked by `stream_options`. */
  readonly streamUsage: boolean;
  /** The server may end a stream without a finish reason: usage and `[DONE]` are its end. */
  readonly finishOptional: boolean;
}
