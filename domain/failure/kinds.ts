/**
 * What the run does after a failure of this kind:
 * - `same`: ask the same target again, then go on.
 * - `repair`: ask the same target again without what it rejected, then go on.
 * - `other`: go on to the next target.
 * - `larger`: go on, but only to a target with a larger window.
 * - `permitted`: go on only where the route's policy permits it.
 * - `stop`: no target can mend it.
 */
export type NextStep = 'same' | 'repair' | 'other' | 'larger' | 'permitted' | 'stop';

export interface KindRow {
  readonly next: NextStep;
  /** It passes by itself: where no other target is left, the same one is asked again by the retry policy. */
  readonly passes?: true;
  /** A few words for a timeline: `openai: rate limited (429)`. */
  readonly short: string;
  /** What a person should do about it. */
  readonly advice: string;
}

/**
 * The closed list of ways in which an attempt can fail. `same` means: once more on the same target if the route's
 * retry policy has a try left, and only then on to the next.
 */
export const failureKinds = {
  Unreachable: {
    next: 'other',
    short: 'unreachable',
    advice: 'Check the base URL, DNS and egress of the worker.',
  },
  ConnectionLost: {
    next: 'same',
    short: 'connection lost',
    advice: 'Usually passes; look at proxies if it stays.',
  },
  ConnectTimeout: {
    next: 'other',
    short: 'connect timeout',
    advice: 'Check egress, or raise limits.connect.',
  },
  FirstTokenTimeout: {
    next: 'other',
    short: 'silent',
    advice: 'Raise limits.firstToken if the model thinks that long.',
  },
  StreamStalled: {
    next: 'other',
    short: 'stalled',
    advice: 'Raise limits.idle if the model pauses that long.',
  },
  ThroughputTooLow: {
    next: 'other',
    short: 'too slow',
    advice: 'Lower limits.throughput if the model writes that slowly.',
  },
  TotalTimeout: {
    next: 'other',
    short: 'took too long',
    advice: 'Raise limits.total or ask for fewer tokens.',
  },
  TruncatedStream: {
    next: 'same',
    short: 'cut in mid-answer',
    advice: 'Usually passes; look at proxies if it stays.',
  },
  MalformedResponse: {
    next: 'same',
    short: 'malformed answer',
    advice: 'Check that the base URL is an API, not a page.',
  },
  EmptyAnswer: { next: 'same', short: 'empty answer', advice: 'Look at the prompt and at maxOutputTokens.' },
  SchemaViolation: {
    next: 'same',
    short: 'breaks the schema',
    advice: 'Look at output.schema and at the prompt.',
  },
  LengthLimit: {
    next: 'permitted',
    short: 'cut by its length',
    advice: 'Raise maxOutputTokens, or accept cut answers: policy.length.',
  },
  RateLimited: {
    next: 'same',
    short: 'rate limited',
    advice: 'Lower the load, or ask the vendor for a higher limit.',
  },
  QuotaExhausted: {
    next: 'other',
    short: 'quota exhausted',
    advice: 'Check billing and spend limits at the vendor.',
  },
  Overloaded: {
    next: 'other',
    passes: true,
    short: 'overloaded',
    advice: "Nothing: it is the vendor's load.",
  },
  ServerError: { next: 'same', short: 'server error', advice: "Nothing: look at the vendor's status page." },
  ContextOverflow: {
    next: 'larger',
    short: 'context overflow',
    advice: 'Add a target with a larger window.',
  },
  RequestTooLarge: {
    next: 'larger',
    short: 'request too large',
    advice: 'Send less, or add a target that takes more.',
  },
  ContentFiltered: {
    next: 'permitted',
    short: 'content filtered',
    advice: "Look at the vendor's policy and the prompt.",
  },
  Refusal: {
    next: 'permitted',
    short: 'declined',
    advice: 'Look at the prompt; policy.refusal says whether others are asked.',
  },
  ReasoningRejected: {
    next: 'repair',
    short: 'reasoning rejected',
    advice: "Nothing: it is asked again without the model's sealed reasoning.",
  },
  AuthenticationFailed: {
    next: 'other',
    short: 'bad key',
    advice: "Check the key in the provider's apiKeyEnv.",
  },
  PermissionDenied: {
    next: 'other',
    short: 'not permitted',
    advice: 'Check what the key may use at the vendor.',
  },
  ModelNotFound: { next: 'other', short: 'unknown model', advice: "Check the model's name in the route." },
  InvalidRequest: {
    next: 'other',
    short: 'request refused',
    advice: 'Read the evidence: the vendor refused the request.',
  },
  WorkerLost: {
    next: 'same',
    short: 'worker lost',
    advice: 'The worker died in mid-attempt; it may have been billed.',
  },
  Unknown: {
    next: 'other',
    short: 'failed',
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
