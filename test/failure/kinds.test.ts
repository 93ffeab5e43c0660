import { expect, test } from 'vitest';
import {
  failureKinds,
  failureType,
  isProviderFailure,
  type FailureKind,
} from '../../domain/failure/kinds.ts';

const kinds = Object.entries(failureKinds) as [FailureKind, (typeof failureKinds)[FailureKind]][];

/** They stand in histories, metrics and people's code: a kind may be added, never renamed. */
test('the list of kinds is closed', () => {
  expect(Object.fromEntries(kinds.map(([kind, { next }]) => [kind, next]))).toEqual({
    Unreachable: 'other',
    ConnectionLost: 'same',
    ConnectTimeout: 'other',
    FirstTokenTimeout: 'other',
    StreamStalled: 'other',
    TotalTimeout: 'other',
    TruncatedStream: 'same',
    MalformedResponse: 'same',
    EmptyAnswer: 'same',
    RateLimited: 'same',
    QuotaExhausted: 'other',
    Overloaded: 'other',
    ServerError: 'same',
    ContextOverflow: 'other',
    ContentFiltered: 'permitted',
    AuthenticationFailed: 'other',
    PermissionDenied: 'other',
    ModelNotFound: 'other',
    InvalidRequest: 'other',
    WorkerLost: 'same',
    Unknown: 'other',
  });
});

test.each(kinds)(
  '%s says in a few words what it is, and in a sentence what to do',
  (_, { short, advice }) => {
    expect(short).toMatch(/^[a-z][a-z -]{2,20}$/);
    expect(advice).toMatch(/^[A-Z].{10,80}\.$/);
  },
);

test('no two kinds look the same on a timeline', () => {
  expect(new Set(kinds.map(([, { short }]) => short)).size).toBe(kinds.length);
});

test.each(kinds)('%s is known again by the type of its failure', (kind) => {
  expect(failureType(kind)).toBe(`ProviderFailure.${kind}`);
  expect(isProviderFailure(failureType(kind))).toBe(true);
});

test.each([undefined, null, '', 'UnknownTarget', 'ConversationUnreadable', 'ProviderFailure'])(
  '%j is no provider’s failure',
  (type) => {
    expect(isProviderFailure(type)).toBe(false);
  },
);
