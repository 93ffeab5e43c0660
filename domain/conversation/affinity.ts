/**
 * Who issued an opaque payload. It is sent back only where all of these are the same: signatures and
 * encrypted reasoning are bound to them.
 * https://platform.claude.com/docs/en/build-with-claude/preserved-thinking
 */
export interface Affinity {
  /** The wire format's id, e.g. `anthropic.messages`. */
  readonly api: string;
  /** `provider/model` as configured. */
  readonly target: string;
  /** The model named in the response, where it differs from the one asked for. */
  readonly model?: string;
}
