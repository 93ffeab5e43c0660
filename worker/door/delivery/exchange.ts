import type { Endpoint } from '../wire/endpoint.ts';

/** One request for an answer, as far as sending the answer needs to know it. */
export interface Exchange {
  readonly endpoint: Endpoint;
  /** When the request came, in ms since the epoch. */
  readonly at: number;
  /** Whether a stream is to tell usage; absent: as the format does. */
  readonly streamUsage?: boolean;
  /** Ends the connection without another word. */
  readonly hangUp: () => void;
}
