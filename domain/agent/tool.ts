import type { CacheTtl } from '../conversation/blob.ts';
import type { JsonObject, JsonSchema } from '../json.ts';

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
  /** Of a freeform tool: an object with the one text property `input`, for models that know only JSON. */
  readonly parameters: JsonSchema;
  /** Let the vendor enforce the schema, where it can; the arguments are checked by us in any case. */
  readonly strict?: boolean;
  /** It takes free text instead of JSON; `format` is the vendor's grammar for it, if any. */
  readonly freeform?: { readonly format?: JsonObject };
  readonly cache?: CacheTtl;
}

/** A tool that the vendor runs by itself: offered to targets that speak its wire format, and to nobody else. */
export interface HostedTool {
  /** The wire format's id. */
  readonly hosted: string;
  /** The vendor's definition, verbatim. */
  readonly item: JsonObject;
}

/** What a request offers to the model. */
export type OfferedTool = ToolDefinition | HostedTool;

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

/**
 * The one argument of a tool's activity.
 *
 * @example
 * const charged = new Set<string>();
 * export async function refund_payment({ callId }: ToolInput): Promise<string> {
 *   charged.add(callId); // the same on every try: this way its effect happens once
 *   return `refunded ${charged.size}`;
 * }
 * console.log(await refund_payment({ callId: 'call-1', arguments: {} }));
 */
export interface ToolInput {
  /** Unique to this call; the same on every try: the idempotency key. */
  readonly callId: string;
  /** The parsed arguments. */
  readonly arguments: unknown;
}
