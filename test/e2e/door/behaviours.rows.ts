import type { DialectName, FaultOrder, SeenRequest } from '../../../simulator/index.ts';
import type { Told } from './voices.ts';

/** A refusal as a vendor's clients know it. */
interface Word {
  readonly status: number;
  /** OpenAI's `code`, Anthropic's `type`. */
  readonly word: string;
}

export interface Refusal {
  readonly openai: Word;
  readonly anthropic: Word;
  /** It says when to come again. */
  readonly waits: boolean;
}

/** What must come of a fault. */
interface Outcome {
  readonly servedBy: 'primary' | 'backup' | Refusal;
  /** Requests that the primary sees, and the backup. */
  readonly asked: number;
  readonly askedBackup: number;
}

/** What was seen on both sides of the door. */
export interface Seen {
  readonly told: Told;
  readonly primary: readonly SeenRequest[];
  readonly backup: readonly SeenRequest[];
}

export interface Behaviour extends Outcome {
  readonly says: string;
  /** What befalls the primary. */
  readonly order?: FaultOrder | Readonly<Record<DialectName, FaultOrder>>;
  /** It befalls the backup too. */
  readonly both?: true;
  readonly but?: Partial<Readonly<Record<DialectName, Outcome>>>;
  /** It holds within a time: nothing else is played meanwhile. */
  readonly timed?: true;
  /** What else must hold. */
  readonly holds?: (seen: Seen) => boolean;
}

const primary = (asked: number): Outcome => ({ servedBy: 'primary', asked, askedBackup: 0 });
const backup = (asked: number): Outcome => ({ servedBy: 'backup', asked, askedBackup: 1 });

const rateLimited: Refusal = {
  openai: { status: 429, word: 'rate_limit_exceeded' },
  anthropic: { status: 429, word: 'rate_limit_error' },
  waits: true,
};
const overloaded: Refusal = {
  openai: { status: 503, word: 'overloaded' },
  anthropic: { status: 529, word: 'overloaded_error' },
  waits: true,
};
const filtered: Refusal = {
  openai: { status: 400, word: 'content_filter' },
  anthropic: { status: 400, word: 'invalid_request_error' },
  waits: false,
};

const failed: Refusal = {
  openai: { status: 502, word: 'provider_failed' },
  anthropic: { status: 502, word: 'api_error' },
  waits: false,
};

const tooLong: FaultOrder = { fault: 'status', status: 400, code: 'context_length_exceeded' };
const azureFilter: FaultOrder = { fault: 'status', status: 400, wording: 'azure-content-filter' };

/** What people try a gateway with. */
export const behaviours = {
  calm: { says: 'where nothing is wrong the primary answers', ...primary(1) },
  'retry-after': {
    says: 'a Retry-After of 2 s on one 429 is waited for on the primary',
    order: { fault: 'status', status: 429, retryAfterMs: 2000, times: 1 },
    ...primary(2),
    holds: ({ primary: [limited, again] }) => (again?.at ?? 0) - (limited?.endedAt ?? Infinity) >= 1990,
  },
  'error-once': {
    says: 'one 500 is retried there first',
    order: { fault: 'status', status: 500, times: 1 },
    ...primary(2),
  },
  'limited-everywhere': {
    says: '429 for ever and everywhere stays within 4 attempts in 3 s, and 6 in all',
    order: { fault: 'status', status: 429 },
    both: true,
    servedBy: rateLimited,
    asked: 2,
    askedBackup: 2,
    holds: withinBudget,
  },
  'unavailable-everywhere': {
    says: '503 for ever and everywhere stays within 4 attempts in 3 s, and 6 in all',
    order: { fault: 'status', status: 503 },
    both: true,
    servedBy: overloaded,
    // Who has no room for anybody and names no time is asked again only where nobody else is.
    asked: 1,
    askedBackup: 1,
    holds: withinBudget,
  },
  silent: {
    says: 'a silent primary is asked once',
    order: { fault: 'silence', before: 'headers' },
    ...backup(1),
  },
  late: {
    says: 'a first token that comes too late is beaten by the limit for it',
    order: { fault: 'delay', firstTokenMs: 20_000 },
    ...backup(1),
    holds: ({ primary: [request] }) => request?.closedByClient === true && request.tokensSent === 0,
  },
  cut: { says: 'a cut never ends as a short answer', order: { fault: 'cut', afterTokens: 3 }, ...backup(2) },
  'cut-everywhere': {
    says: 'a cut everywhere ends in an error, never in a short answer',
    order: { fault: 'cut', afterTokens: 3 },
    both: true,
    servedBy: failed,
    asked: 2,
    askedBackup: 2,
  },
  stalled: {
    says: 'a stall never ends as a short answer',
    order: { fault: 'stall', afterTokens: 3 },
    ...backup(1),
  },
  invalid: {
    says: 'an invalid chunk never ends as a short answer',
    order: { fault: 'invalid-chunk', afterTokens: 3 },
    ...backup(2),
  },
  'no-done': {
    says: 'an answer without its last event is complete within a second',
    order: { fault: 'no-done' },
    timed: true,
    ...primary(1),
    // Nothing but the last event says that a response is complete.
    but: { 'openai-responses': backup(2) },
    holds: ({ told, primary: asked, backup: askedBackup }) =>
      told.endedAt - ((askedBackup.at(-1) ?? asked.at(-1))?.endedAt ?? 0) < 1000,
  },
  'too-long': {
    says: 'what is too long for the primary goes to the backup after one attempt',
    order: {
      'openai-chat': tooLong,
      'openai-responses': tooLong,
      'anthropic-messages': { fault: 'status', status: 400, wording: 'prompt-too-long' },
    },
    ...backup(1),
  },
  filtered: {
    says: "a filter's error is given to the caller after one attempt",
    order: {
      'openai-chat': azureFilter,
      'openai-responses': azureFilter,
      'anthropic-messages': { fault: 'status', status: 400, wording: 'output-blocked' },
    },
    servedBy: filtered,
    asked: 1,
    askedBackup: 0,
  },
} as const satisfies Readonly<Record<string, Behaviour>>;

export type BehaviourName = keyof typeof behaviours;

export function orderFor({ order }: Behaviour, format: DialectName): FaultOrder | undefined {
  return order === undefined || 'fault' in order ? order : order[format];
}

export function outcomeFor({ but = {}, ...behaviour }: Behaviour, format: DialectName): Outcome {
  return but[format] ?? behaviour;
}

function withinBudget({ primary: one, backup: other }: Seen): boolean {
  const times = [...one, ...other].map(({ at }) => at).sort((a, b) => a - b);
  return times.length <= 6 && times.filter((at) => at - (times[0] ?? 0) < 3000).length <= 4;
}
