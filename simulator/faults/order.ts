import type { ListedOrder } from './list.ts';

/** How far an order reaches; without any of these, until it is healed. */
export interface Extent {
  /** Number of requests it strikes. */
  readonly times?: number;
  /** Milliseconds from the moment it is given. */
  readonly forMs?: number;
  /** Lets this many matching requests pass first. */
  readonly after?: number;
  /** Strikes this share of the matching requests, above 0 and at most 1, evenly: with 0.25 every fourth. */
  readonly share?: number;
  /** Strikes only what exceeds so many matching requests a second, with a burst of one second. */
  readonly aboveRps?: number;
  /** Once `aboveRps` is exceeded, strikes everything for so many milliseconds: it breaks under load. */
  readonly breaksForMs?: number;
  /** Strikes only requests for this model. */
  readonly match?: { readonly model?: string };
  /** Text of the error, for faults that send one. */
  readonly message?: string;
}

/** What to break and for how long. */
export type FaultOrder = ListedOrder & Extent;

/** Only requests that arrive can be counted or matched. */
export function countsRequests({ times, after, share, aboveRps, match }: Extent): boolean {
  return [times, after, share, aboveRps, match].some((given) => given !== undefined);
}
