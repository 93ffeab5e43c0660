import type { JsonSchema } from '../json.ts';

/** What a caller may ask of the model; each wire format maps it to its own words. */
export interface Settings {
  readonly maxOutputTokens?: number;
  /** 0 to 2; scaled or left out where a model doesn't take it. */
  readonly temperature?: number;
  readonly stop?: readonly string[];
}

/** Asks for an answer of this shape. */
export interface Output {
  readonly schema: JsonSchema;
}
