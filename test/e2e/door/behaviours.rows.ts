import { expect } from 'vitest';
import type { DialectName, FaultOrder, SeenRequest } from '../../../simulator/index.ts';
import type { Told } from './voices.ts';

/** A refusal in each vendor's word for it. */
export interface Refusal {
  /** OpenAI's and Anthropic's. */
  readonly statuses: readonly number[];
  readonly openai: string;
  readonly anthropic: string;
  /** It says when to come again. */
  readonly waits?: true;
}

/** What must come of a fault. */
interface Outcome {
  readonly servedBy: 'primary' | 'backup' | Refusal;
  /** Requests that the primary sees, and the backup. */
  readonly asked: number;
  readonly askedBackup: number;
}

/** What was seen on both sides of the door. */
interface Seen {
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
  /** What else there must be to see. */
  readonly seen?: (seen: Seen) => void;
}

const primary = (asked: number): Outcome => ({ servedBy: 'primary', asked, askedBackup: 0 });
const backup = (asked: number): Outcome => ({ servedBy: 'backup', asked, askedBackup: 1 });

const rateLimited: Refusal = {
  statuses: [429],
  openai: 'rate_limit_exceeded',
  anthropic: 'rate_limit_error',
  waits: true,
};
const overloaded: Refusal = {
  statuses: [503, 529],
  openai: 'overloaded',
  anthropic: 'overloaded_error',
  waits: true,
};
const filtered: Refusal = { statuses: [400], openai: 'content_filter', anthropic: 'invalid_request_error' };

const tooLong: FaultOrder = { fault: 'status', status: 400, code: 'context_length_exceeded' };
const azureFilter: FaultOrder = { fault: 'status', status: 400, wording: 'azure-content-filter' };

/** What people try a gateway with. */
export const behaviours = {
  calm: { says: 'where nothing is wrong the primary answers', ...primary(1) },
  'retry-after': {
    says: 'a Retry-After of 2 s on one 429 is waited for on the primary',
    order: { fault: 'status', status: 429, retryAfterMs: 2000, times: 1 },
    ...primary(2),
    seen: ({ primary: [limited, again] }) =>
      expect((again?.at ?? 0) - (limited?.endedAt ?? Infinity)).toBeGreaterThanOrEqual(1990),
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
    seen: withinBudget,
  },
  'unavailable-everywhere': {
    says: '503 for ever and everywhere stays within 4 attempts in 3 s, and 6 in all',
    order: { fault: 'status', status: 503 },
    both: true,
    servedBy: overloaded,
    // Who has no room for anybody and names no time is asked again only where nobody else is.
    asked: 1,
    askedBackup: 1,
    seen: withinBudget,
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
    seen: ({ primary: [request] }) => expect(request).toMatchObject({ closedByClient: true, tokensSent: 0 }),
  },
  cut: { says: 'a cut never ends as a short answer', order: { fault: 'cut', afterTokens: 3 }, ...backup(2) },
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
    ...primary(1),
    // Nothing but the last event says that a response is complete.
    but: { 'openai-responses': backup(2) },
    seen: ({ told, primary: asked, backup: askedBackup }) => {
      const last = askedBackup.at(-1) ?? asked.at(-1);
      expect(told.endedAt - (last?.endedAt ?? 0)).toBeLessThan(1000);
    },
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

function withinBudget({ primary: one, backup: other }: Seen): void {
  const times = [...one, ...other].map(({ at }) => at).sort((a, b) => a - b);
  expect(times.length).toBeLessThanOrEqual(6);
  expect(times.filter((at) => at - (times[0] ?? 0) < 3000).length).toBeLessThanOrEqual(4);
}
