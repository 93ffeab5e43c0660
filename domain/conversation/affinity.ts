import type { Json } from '../json.ts';

/**
 * Who issued an opaque payload. It is sent back only to the same one: signatures and encrypted reasoning are bound to
 * their issuer.
 * https://platform.claude.com/docs/en/build-with-claude/preserved-thinking
 */
export interface Affinity {
  /** The wire format's id, e.g. `anthropic.messages`. */
  readonly api: string;
  /** `provider/model` as configured; absent on what came from elsewhere, where `model` alone says who it was. */
  readonly target?: string;
  /** The model named in the response, where it differs from the one asked for. */
  readonly model?: string;
}

/** The vendor's block or item, verbatim, where the neutral part can't reproduce it byte for byte. */
export interface Native {
  readonly affinity: Affinity;
  readonly item: Json;
}
