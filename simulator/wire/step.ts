import type { StreamEvent } from '../dialects/dialect.ts';
import type { HeaderPairs } from '../vendors/vendor.ts';

/** A response as a list of things to do on the socket. Faults are rewritings of such lists. */
export type Step =
  | { readonly do: 'head'; readonly status: number; readonly headers: HeaderPairs }
  | Send
  | { readonly do: 'wait'; readonly ms: number }
  /** Clean end of the body. */
  | { readonly do: 'end' }
  /** The socket goes away once everything before is sent: with FIN, or with RST when `reset`. */
  | { readonly do: 'destroy'; readonly reset: boolean }
  /** Nothing more but its beat, until the client gives up or the simulator stops. */
  | { readonly do: 'hang'; readonly beat?: Beat };

/** What goes over a connection to show that it lives. */
export interface Beat {
  readonly text: string;
  readonly everyMs: number;
}

export interface Send {
  readonly do: 'send';
  readonly text: string;
  /** `body`: a whole JSON document; the rest are stream events. */
  readonly mark: StreamEvent['mark'] | 'body';
  readonly tokens: number;
  /** These are tokens of a call's arguments. */
  readonly inCall?: boolean;
}

export interface Plan {
  readonly streamed: boolean;
  readonly pace: Pace;
  readonly steps: readonly Step[];
}

export interface Pace {
  /** Undefined: as fast as the socket takes them. */
  readonly tokensPerSecond?: number | undefined;
  /** Wait before the headers, in milliseconds. */
  readonly headersMs?: number | undefined;
  /** Wait before the first token, in milliseconds. */
  readonly firstTokenMs?: number | undefined;
}
