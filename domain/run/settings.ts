import type { JsonObject, JsonSchema } from '../json.ts';

/** How hard a model thinks, from not at all to as hard as it can. */
export const efforts = ['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'] as const;

export type Effort = (typeof efforts)[number];

/** Whether the model may, must not, or must call a tool, or which one it must call. */
export type ToolChoice = 'auto' | 'none' | 'required' | { readonly tool: string };

/** What a number may be. */
export interface Bounds {
  readonly least: number;
  readonly most?: number;
  /** No fractions. */
  readonly whole?: true;
}

/** What the settings that are numbers may be. */
export const settingBounds = {
  maxOutputTokens: { least: 1, whole: true },
  temperature: { least: 0, most: 2 },
  topP: { least: 0, most: 1 },
} as const satisfies Readonly<Record<string, Bounds>>;

/** Stop sequences, at most. */
export const mostStops = 4;

/** What a caller may ask of the model; each wire format maps it to its own words. */
export interface Settings {
  /** Reasoning included. */
  readonly maxOutputTokens?: number;
  /** 0 to 2; scaled or left out where a model doesn't take it. */
  readonly temperature?: number;
  /** 0 to 1. */
  readonly topP?: number;
  readonly stop?: readonly string[];
  /** Rounded down to what the model knows. */
  readonly effort?: Effort;
  /** Ask for the thinking in readable form, where a vendor tells it only on demand. */
  readonly showReasoning?: boolean;
  readonly toolChoice?: ToolChoice;
  /** False: one call at a time. */
  readonly parallelToolCalls?: boolean;
  /** How much is said. */
  readonly verbosity?: 'low' | 'medium' | 'high';
  /** An opaque name of the end user, for a vendor's abuse detection; never anything personal. */
  readonly user?: string;
  /** Fields of one wire format's request, by the format's id, sent as they are to targets that speak it. */
  readonly extra?: Readonly<Record<string, JsonObject>>;
}

/** Asks for an answer of this shape. */
export interface Output {
  /** `{ "type": "object" }` and nothing else: any JSON object. */
  readonly schema: JsonSchema;
  /** What vendors that want a name for the schema are told. */
  readonly name?: string;
  readonly description?: string;
  /** Let the vendor enforce it, where it can; the answer is validated by us in any case. */
  readonly strict?: boolean;
}
