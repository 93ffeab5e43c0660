import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { UnderstudyError, type Attempt, type CallRequest } from '../../../client/index.ts';
import type { DialectName, FaultOrder } from '../../../simulator/index.ts';
import { limits, tries } from './configuration.ts';
import { endOf } from './end.ts';
import { lanes } from './lanes.ts';
import { openStage, type Stage } from './stage.ts';

/** What everything besides the waiting may take: the server, the worker, a busy machine. */
const slackMs = 500;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  // The first call of a process loads what all later ones have.
  await Promise.all(calls.map(({ name }) => stage.understudy.call({ route: name, messages: 'Hello' })));
});
afterAll(() => stage[Symbol.asyncDispose]());

interface Timed {
  readonly ms: number;
  readonly outcomes: readonly Attempt['outcome'][];
  readonly answeredBy: string;
}

async function timed(request: CallRequest): Promise<Timed> {
  const { result, attempts, ms } = await endOf(stage.client, await stage.understudy.startCall(request));
  return {
    ms,
    outcomes: attempts.map(({ outcome }) => outcome),
    answeredBy: result instanceof UnderstudyError ? 'nobody' : result.answeredBy,
  };
}

/** The ways to keep a call waiting for ever. */
const hangs: readonly { readonly hang: string; readonly order: FaultOrder }[] = [
  { hang: 'no headers', order: { fault: 'silence', before: 'headers' } },
  { hang: 'no token', order: { fault: 'silence', before: 'first-token' } },
  {
    hang: 'signs of life without content',
    order: { fault: 'stall', afterTokens: 0, keepAlive: 'event', everyMs: 30 },
  },
  { hang: 'a stream that stops', order: { fault: 'stall', afterTokens: 3 } },
  { hang: 'one token in 400 ms', order: { fault: 'slow', tokensPerSecond: 2.5 } },
  { hang: 'retry-after 1 s, again and again', order: { fault: 'status', status: 429, retryAfterMs: 1000 } },
  { hang: 'an error, again and again', order: { fault: 'status', status: 500 } },
];

/** The vendors' ways to stop an answer by their filter, and to say that a conversation is too long. */
const refusals: Readonly<Record<DialectName, { readonly filter: FaultOrder; readonly tooLong: FaultOrder }>> =
  {
    'openai-chat': {
      filter: { fault: 'content-filter', afterTokens: 3 },
      tooLong: { fault: 'status', status: 400, code: 'context_length_exceeded' },
    },
    'openai-responses': {
      filter: { fault: 'content-filter', afterTokens: 3 },
      tooLong: { fault: 'status', status: 400, code: 'context_length_exceeded' },
    },
    'anthropic-messages': {
      filter: { fault: 'status', status: 400, wording: 'output-blocked' },
      tooLong: { fault: 'status', status: 400, wording: 'prompt-too-long' },
    },
  };

/** Within a format one after the other: a fault is the provider's. */
const inTurn = { concurrent: false };

const calls = lanes.filter(({ mode }) => mode === 'call');

describe.concurrent.each(calls)('$format', ({ name, format, primary, backup }) => {
  const question = 'say {bytes:400}';
  const ask = (more: Partial<CallRequest> = {}) => timed({ route: name, messages: question, ...more });
  const askAlone = (more: Partial<CallRequest> = {}) => ask({ route: `${name}-alone`, ...more });

  /** The primary breaks; healed when the test ends. */
  const broken = async (order: FaultOrder) => {
    const { simulator } = stage;
    const before = (await simulator.requests(name)).length;
    await simulator.fail(name, order);
    return {
      requests: async () => (await simulator.requests(name)).length - before,
      [Symbol.asyncDispose]: () => simulator.heal(name),
    };
  };

  test.each([
    ['headers', limits.connect],
    ['first-token', limits.firstToken],
  ] as const)(
    'silence before %s costs its limit of %i ms, and the backup answers',
    inTurn,
    async (before, limitMs) => {
      await using _ = await broken({ fault: 'silence', before });
      const { ms, answeredBy } = await ask();
      expect(answeredBy).toBe(backup);
      expect(ms).toBeGreaterThanOrEqual(limitMs);
      expect(ms).toBeLessThan(limitMs + slackMs);
    },
  );

  test('without a backup, what is unavailable for ever is asked as often as configured', inTurn, async () => {
    await using primary = await broken({ fault: 'status', status: 503 });
    const { answeredBy, outcomes } = await askAlone();
    expect(answeredBy).toBe('nobody');
    expect(outcomes).toHaveLength(tries);
    expect(await primary.requests()).toBe(tries);
  });

  test('what the filter stops is asked once, of nobody else', inTurn, async () => {
    await using primary = await broken(refusals[format].filter);
    const { answeredBy, outcomes } = await ask();
    expect(answeredBy).toBe('nobody');
    expect(outcomes).toEqual(['ContentFiltered']);
    expect(await primary.requests()).toBe(1);
  });

  test('what is too long for the small target is asked there once', inTurn, async () => {
    await using primary = await broken(refusals[format].tooLong);
    const { answeredBy, outcomes } = await ask();
    expect(answeredBy).toBe(backup);
    expect(outcomes).toEqual(['ContextOverflow', 'ok']);
    expect(await primary.requests()).toBe(1);
  });

  test('a retry-after of 1 s is waited for on the primary, and not for much longer', inTurn, async () => {
    await using _ = await broken({ fault: 'status', status: 429, retryAfterMs: 1000, times: 1 });
    const { ms, answeredBy, outcomes } = await ask();
    expect(answeredBy).toBe(primary);
    expect(outcomes).toEqual(['RateLimited', 'ok']);
    expect(ms).toBeGreaterThanOrEqual(1000);
    expect(ms).toBeLessThan(1000 + slackMs);
  });

  test.each(hangs)('a call with $hang does not outlive its deadline', inTurn, async ({ order }) => {
    await using _ = await broken(order);
    for (const deadlineMs of [250, 700, 1300]) {
      const { ms, answeredBy, outcomes } = await askAlone({ deadlineMs });
      expect(answeredBy).toBe('nobody');
      expect(ms).toBeLessThan(deadlineMs + slackMs);
      expect(outcomes.length).toBeLessThanOrEqual(tries);
    }
  });
});
