import type { JsonSchema } from '../json.ts';

/**
 * What happens when a tool's worker is lost or the tool fails:
 * - `read`: it is tried again; it changes nothing.
 * - `idempotent`: it is tried again with the same key, so that its effect happens once.
 * - `once`: it is never tried again; a lost result is given to the model as `unknown`.
 */
export type Effect = 'read' | 'idempotent' | 'once';

/** What the model is told of a tool. */
export interface ToolDefinition {
  readonly name: string;
  readonly description: string;
  readonly parameters: JsonSchema;
}

/** A tool as an agent may use it: what the model is told, and how its activity is run. */
export interface Tool extends ToolDefinition {
  readonly effect: Effect;
  /** Where its activity runs; absent: on the queue of the workflow. */
  readonly taskQueue?: string;
  /** One try, in ms. */
  readonly timeoutMs: number;
  /** Set when the tool heartbeats: a lost worker is then noticed after this many ms instead of `timeoutMs`. */
  readonly heartbeatMs?: number;
}

/** The one argument of a tool's activity. */
export interface ToolInput {
  /** Unique to this call; the same on every try: the idempotency key. */
  readonly callId: string;
  /** The parsed arguments. */
  readonly arguments: unknown;
}
