/** One request that a provider received. */
export interface SeenRequest {
  readonly id: string;
  readonly provider: string;
  /** Arrival, in milliseconds since 1970. */
  readonly at: number;
  /** Null when the body names none. */
  readonly model: string | null;
  readonly stream: boolean;
  /** HTTP status sent; null when none was. */
  readonly status: number | null;
  readonly outcome: Outcome;
  /** The rule it broke, also when a fault answered in place of the judgement. */
  readonly violation: SeenViolation | null;
  /** Parsed JSON, text when it is not JSON, null when it was too large to keep. */
  readonly body: unknown;
  /** Lower-case names; keys are replaced by `redacted`. */
  readonly headers: Readonly<Record<string, string>>;
  /** Output tokens written to the socket. */
  readonly tokensSent: number;
  /** The client went away before the response was complete. */
  readonly closedByClient: boolean;
  /** Milliseconds since 1970; null while it goes on. Of a request closed by the client, when that was seen. */
  readonly endedAt: number | null;
}

export type Outcome = 'in-progress' | 'answered' | 'refused-invalid' | 'client-closed' | `fault:${string}`;

export interface SeenViolation {
  readonly rule: string;
  readonly docs: string;
  readonly message: string;
}
