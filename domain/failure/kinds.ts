import type { HealthClass } from '../health/outcome.ts';

/**
 * What the run does after a failure:
 * - `same`: once more on the same target while the route's retry policy has a try left, then on to the next.
 * - `repair`: once more on the same target with a request that leaves out what was not accepted, then on to the next.
 * - `other`: on to the next target.
 * - `larger`: on to the next target that takes more.
 * - `permitted`: on to the next target if the route's policy permits it.
 * - `stop`: nothing more is tried.
 */
export type NextStep = 'same' | 'repair' | 'other' | 'larger' | 'permitted' | 'stop';

export interface KindRow {
  readonly next: NextStep;
  readonly health: HealthClass;
  /** A few words for a timeline: `openai: rate limited (429)`. */
  readonly short: string;
  /** What happened, in one sentence. */
  readonly meaning: string;
  /** What a person should do about it. */
  readonly advice: string;
}

/** The closed list of ways in which an attempt can fail. A name stands in histories, so it is never changed. */
export const failureKinds = {
  NameNotResolved: {
    next: 'other',
    health: 'error',
    short: 'unknown host',
    meaning: "The host's name has no address.",
    advice: "Check the host in the provider's baseUrl, and the worker's DNS.",
  },
  Unreachable: {
    next: 'other',
    health: 'error',
    short: 'unreachable',
    meaning: 'No connection could be made to the address.',
    advice: 'Check the base URL, and the egress and proxy of the worker.',
  },
  TlsFailed: {
    next: 'other',
    health: 'error',
    short: 'no secure connection',
    meaning: 'The other side speaks no TLS, or its certificate is not trusted.',
    advice: "Check the base URL's scheme, the certificate, and NODE_EXTRA_CA_CERTS.",
  },
  ConnectionLost: {
    next: 'same',
    health: 'error',
    short: 'connection lost',
    meaning: 'The connection broke before the answer began.',
    advice: 'Usually passes; look at proxies if it stays.',
  },
  ConnectTimeout: {
    next: 'other',
    health: 'timeout',
    short: 'connect timeout',
    meaning: 'No response headers came in time.',
    advice: 'Check egress, or raise limits.connect.',
  },
  FirstTokenTimeout: {
    next: 'other',
    health: 'timeout',
    short: 'silent',
    meaning: 'No content came in time; it may have been billed.',
    advice: 'Raise limits.firstToken if the model thinks that long.',
  },
  StreamStalled: {
    next: 'other',
    health: 'timeout',
    short: 'stalled',
    meaning: 'The answer began and then paused for too long.',
    advice: 'Raise limits.idle if the model pauses that long.',
  },
  ThroughputTooLow: {
    next: 'other',
    health: 'slow',
    short: 'too slow',
    meaning: 'The model writes fewer tokens a second than the limit asks for.',
    advice: 'Lower limits.throughput if the model is meant to be that slow.',
  },
  TotalTimeout: {
    next: 'other',
    health: 'slow',
    short: 'took too long',
    meaning: 'The answer was not complete within the time for the attempt or the call.',
    advice: 'Raise limits.total or ask for fewer tokens.',
  },
  TruncatedStream: {
    next: 'same',
    health: 'error',
    short: 'cut in mid-answer',
    meaning: 'The stream ended without its end; what had come is not used.',
    advice: 'Usually passes; look at proxies if it stays.',
  },
  MalformedResponse: {
    next: 'same',
    health: 'error',
    short: 'malformed answer',
    meaning: 'The response is not what its API documents: a page, broken JSON, a call without a name.',
    advice: 'Check that the base URL is an API, not a page.',
  },
  EmptyAnswer: {
    next: 'same',
    health: 'error',
    short: 'empty answer',
    meaning: 'The answer is complete, and there is nothing in it.',
    advice: 'Look at the prompt and at maxOutputTokens.',
  },
  SchemaViolation: {
    next: 'same',
    health: 'none',
    short: 'breaks the schema',
    meaning: "The answer breaks the caller's output schema.",
    advice: 'Simplify the schema, or say in the prompt what is wanted.',
  },
  LengthLimit: {
    next: 'permitted',
    health: 'none',
    short: 'cut by its length',
    meaning: "The answer reached its token limit, and the route's policy doesn't accept that.",
    advice: 'Raise maxOutputTokens.',
  },
  RateLimited: {
    next: 'same',
    health: 'throttle',
    short: 'rate limited',
    meaning: 'The account sends more than its rate limit; it passes by itself.',
    advice: 'Lower the load, or ask the vendor for a higher limit.',
  },
  TokenRateTooLarge: {
    next: 'larger',
    health: 'none',
    short: 'over the token rate',
    meaning: "The request alone has more tokens than the account's limit for a minute: no wait helps.",
    advice: 'Ask the vendor for a higher limit, or send less.',
  },
  QuotaExhausted: {
    next: 'other',
    health: 'configuration',
    short: 'quota exhausted',
    meaning: 'Credit or a spend limit is used up.',
    advice: 'Check billing and spend limits at the vendor.',
  },
  Overloaded: {
    next: 'other',
    health: 'capacity',
    short: 'overloaded',
    meaning: 'The vendor has no room for the request.',
    advice: "Nothing: it is the vendor's load.",
  },
  ModelLoading: {
    next: 'other',
    health: 'capacity',
    short: 'model loading',
    meaning: 'The server is up, and its model is not in memory yet.',
    advice: 'Wait, or keep the model loaded: the first request after an idle time meets this.',
  },
  ServerError: {
    next: 'same',
    health: 'error',
    short: 'server error',
    meaning: 'The vendor failed, or a gateway in front of it.',
    advice: "Nothing: look at the vendor's status page.",
  },
  ContextOverflow: {
    next: 'larger',
    health: 'none',
    short: 'context overflow',
    meaning: "The conversation doesn't fit into the model's context window.",
    advice: 'Add a target with a larger window.',
  },
  RequestTooLarge: {
    next: 'larger',
    health: 'none',
    short: 'request too large',
    meaning: 'The request has more bytes than the server takes.',
    advice: 'Send fewer or smaller images and files.',
  },
  ReasoningRejected: {
    next: 'repair',
    health: 'none',
    short: 'reasoning rejected',
    meaning:
      "The vendor doesn't accept its own reasoning back: signed or encrypted for another conversation.",
    advice: 'Nothing: the reasoning is left out, at the price of thinking again.',
  },
  ContentFiltered: {
    next: 'permitted',
    health: 'none',
    short: 'content filtered',
    meaning: "The vendor's filter blocked the prompt or the answer.",
    advice: "Look at the vendor's policy and the prompt.",
  },
  Refusal: {
    next: 'permitted',
    health: 'none',
    short: 'declined',
    meaning: "The model declined, and the route's policy counts that as a failure.",
    advice: 'Read the evidence, and look at the prompt.',
  },
  AuthenticationFailed: {
    next: 'other',
    health: 'configuration',
    short: 'bad key',
    meaning: 'The vendor does not know the key.',
    advice: "Check the key in the provider's apiKeyEnv.",
  },
  PermissionDenied: {
    next: 'other',
    health: 'configuration',
    short: 'not permitted',
    meaning: 'The key is known, and may not do this.',
    advice: 'Check what the key may use at the vendor, and from where.',
  },
  ModelNotFound: {
    next: 'other',
    health: 'configuration',
    short: 'unknown model',
    meaning: 'The vendor does not have the model, or not for this account.',
    advice: "Check the model's name in the route.",
  },
  EndpointNotFound: {
    next: 'other',
    health: 'configuration',
    short: 'no such endpoint',
    meaning: 'The server has nothing at the path that was asked.',
    advice: "Check the path in the provider's baseUrl, and its kind and api.",
  },
  InvalidRequest: {
    next: 'other',
    health: 'none',
    short: 'request refused',
    meaning: 'The vendor calls the request wrong.',
    advice: 'Read the evidence: it names the field.',
  },
  NotAdmitted: {
    next: 'other',
    health: 'none',
    short: 'not admitted',
    meaning: 'By its health the target takes no such call at present; nobody was asked.',
    advice: 'Look at `understudy status`: it says why, and when calls return.',
  },
  TargetLeft: {
    next: 'other',
    health: 'none',
    short: 'left by the fleet',
    meaning: 'The target was found ill or drained while the call waited for its first token.',
    advice: 'Look at `understudy status`: it says why.',
  },
  WorkerLost: {
    next: 'same',
    health: 'none',
    short: 'worker lost',
    meaning: 'The worker died in mid-attempt.',
    advice: 'Look at the workers; the attempt may have been billed.',
  },
  Unknown: {
    next: 'other',
    health: 'none',
    short: 'failed',
    meaning: 'Nobody has named this failure yet.',
    advice: 'Read the evidence, and report it so that it gets a name.',
  },
} as const satisfies Record<string, KindRow>;

export type FailureKind = keyof typeof failureKinds;

/** The `type` of the ApplicationFailure that stands in the Temporal UI. */
export type FailureType = `ProviderFailure.${FailureKind}`;

const prefix = 'ProviderFailure.';

export function failureType(kind: FailureKind): FailureType {
  return `${prefix}${kind}`;
}

export function isProviderFailure(type: string | null | undefined): boolean {
  return type?.startsWith(prefix) === true;
}
