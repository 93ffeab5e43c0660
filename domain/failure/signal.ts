/**
 * What was seen of a failed attempt, before anybody names it. Classification reads these fields only, and the
 * message only by narrow patterns: prompts can be echoed in it.
 */
export interface FailureSignal {
  /**
   * Where it was seen: in the request before it was sent, at the socket, by one of our timers, in the HTTP status,
   * inside the stream, or in a finished answer.
   */
  readonly at: 'request' | 'transport' | 'timer' | 'http' | 'stream' | 'answer';
  readonly status?: number;
  /** The vendor's `error.code`, Node's error code (`ECONNREFUSED`), or the timer's name. */
  readonly code?: string;
  /** The vendor's `error.type`. */
  readonly type?: string;
  readonly message?: string;
  /** Lower-case names. Only these are read: retry-after, retry-after-ms, x-request-id, request-id. */
  readonly headers?: Readonly<Record<string, string>>;
}
