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
  expect(Object.fromEntries(kinds.map(([kind, { next, health }]) => [kind, [next, health]]))).toEqual({
    NameNotResolved: ['other', 'error'],
    Unreachable: ['other', 'error'],
    TlsFailed: ['other', 'error'],
    ConnectionLost: ['same', 'error'],
    ConnectTimeout: ['other', 'timeout'],
    FirstTokenTimeout: ['other', 'timeout'],
    StreamStalled: ['other', 'timeout'],
    ThroughputTooLow: ['other', 'slow'],
    TotalTimeout: ['other', 'slow'],
    TruncatedStream: ['same', 'error'],
    MalformedResponse: ['same', 'error'],
    EmptyAnswer: ['same', 'error'],
    SchemaViolation: ['same', 'none'],
    LengthLimit: ['permitted', 'none'],
    RateLimited: ['same', 'throttle'],
    TokenRateTooLarge: ['larger', 'none'],
    QuotaExhausted: ['other', 'configuration'],
    Overloaded: ['other', 'capacity'],
    ModelLoading: ['other', 'capacity'],
    ServerError: ['same', 'error'],
    ContextOverflow: ['larger', 'none'],
    RequestTooLarge: ['larger', 'none'],
    ReasoningRejected: ['repair', 'none'],
    ContentFiltered: ['permitted', 'none'],
    Refusal: ['permitted', 'none'],
    AuthenticationFailed: ['other', 'configuration'],
    PermissionDenied: ['other', 'configuration'],
    ModelNotFound: ['other', 'configuration'],
    EndpointNotFound: ['other', 'configuration'],
    InvalidRequest: ['other', 'none'],
    NotAdmitted: ['other', 'none'],
    TargetLeft: ['other', 'none'],
    WorkerLost: ['same', 'none'],
    Unknown: ['other', 'none'],
  });
});

test.each(kinds)(
  '%s says in a few words what it is, and in a sentence each what that means and what to do',
  (_, { short, meaning, advice }) => {
    expect(short).toMatch(/^[a-z][a-z -]{2,20}$/);
    expect(meaning).toMatch(/^[A-Z].{10,100}\.$/);
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
