import type { RefusalKind } from './refusals.ts';

interface RefusalDetails {
  /** The body's field that is at fault; an empty path is the body as a whole. */
  readonly field?: string | undefined;
  /** How long the caller should wait before it asks again, in ms. */
  readonly retryAfterMs?: number | undefined;
  /** What was spent in vain, in USD. */
  readonly usd?: number;
}

/** Why the door gives no answer; each endpoint tells it in its own dialect. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly kind: RefusalKind;
  readonly field: string | undefined;
  readonly retryAfterMs: number | undefined;
  readonly usd: number;

  constructor(kind: RefusalKind, message: string, { field, retryAfterMs, usd = 0 }: RefusalDetails = {}) {
    super(message);
    this.kind = kind;
    this.field = field === '' ? undefined : field;
    this.retryAfterMs = retryAfterMs;
    this.usd = usd;
  }
}
