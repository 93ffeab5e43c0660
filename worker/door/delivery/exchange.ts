import type { Endpoint } from '../wire/endpoint.ts';

/** One request for an answer, as far as sending the answer needs to know it. */
export interface Exchange {
  readonly endpoint: Endpoint;
  /** When the request came, in ms since the epoch. */
  readonly at: number;
  /** Ends the connection without another word. */
  readonly hangUp: () => void;
}
