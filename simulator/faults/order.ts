import type { ListedOrder } from './list.ts';

/** How far an order reaches; without any of these, until it is healed. */
export interface Extent {
  /** Number of requests it strikes. */
  readonly times?: number;
  /** Milliseconds from the moment it is given. */
  readonly forMs?: number;
  /** Lets this many matching requests pass first. */
  readonly after?: number;
  /** Strikes only requests for this model. */
  readonly match?: { readonly model?: string };
  /** Text of the error, for faults that send one. */
  readonly message?: string;
}

/** What to break and for how long. */
export type FaultOrder = ListedOrder & Extent;
