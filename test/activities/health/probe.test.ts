import { MockActivityEnvironment } from '@temporalio/testing';
import { expect, test } from 'vitest';
import { probeTarget } from '../../../activities/health/probe.ts';
import { NotAStream } from '../../../activities/providers/not-a-stream.ts';
import type { ProviderRequest } from '../../../activities/providers/provider.ts';
import type { ProbeAnswer } from '../../../domain/health/probe.ts';
import type { RouteTarget } from '../../../domain/route/route.ts';
import { firstPace } from '../../../domain/health/fleet/pace.ts';
import { unknownFacts, type Facts } from '../../../domain/health/target/facts.ts';
import { thresholds } from '../../../domain/health/thresholds.ts';
import { a } from '../../run/plans.ts';
import { deskFor } from './desks.ts';
import { chunk, events, failureOf, worldWith, whole } from '../world.ts';

type Stream = (request: ProviderRequest) => AsyncIterable<unknown> | Promise<never>;

function probe(
  stream: Stream,
  target = a,
  targets?: readonly Partial<RouteTarget>[],
  facts: Partial<Facts> = {},
) {
  const world = worldWith([], stream, targets);
  const desk = deskFor([a]);
  const published = { [a]: { ...unknownFacts(thresholds()), ...facts } };
  desk.take({ seq: 1, at: 0, pace: firstPace, targets: published, drills: [], pins: {} }, Date.now());
  const setting = { ...world.setting, health: desk };
  const running: Promise<ProbeAnswer> = new MockActivityEnvironment().run(() =>
    probeTarget(setting, 'w1', { target }),
  );
  return { asked: world.asked, running };
}

function refusing(status: number, more: object = {}): Stream {
  return () => Promise.reject(new NotAStream({ at: 'http', status, message: 'no', ...more }));
}

const late: Stream = async () => {
  await new Promise((resolve) => setTimeout(resolve, 1200));
  return whole() as never;
};

const cut = () => events(chunk({ role: 'assistant', content: '' }), chunk({}, 'length'));

test.each<[string, Stream, string]>([
  ['an answer', whole, 'answered'],
  ['an answer whose tokens went into thoughts', cut, 'answered'],
  ['a server error', refusing(500), 'error'],
  ['a rate limit', refusing(429), 'throttled'],
  ['an overload', refusing(503), 'throttled'],
  ['a wrong key', refusing(401), 'configuration'],
  ['a wrong model', refusing(404, { code: 'model_not_found' }), 'configuration'],
  ['a request it dislikes', refusing(400), 'answered'],
  ['a stream that breaks off', () => events(chunk({ content: 'o' })), 'error'],
])('%s', async (_, stream, outcome) => {
  expect(await probe(stream).running).toEqual({ worker: 'w1', outcome });
});

test('a first token that is late is slow, where it is known what is usual', async () => {
  expect(await probe(late, a, [{}], { slowLimit: 2 }).running).toMatchObject({ outcome: 'slow' });
  expect(await probe(late).running).toMatchObject({ outcome: 'answered' });
});

test('it asks for little, without thinking, and with none of the settings of calls', async () => {
  const { asked, running } = probe(whole, a, [
    { settings: { maxOutputTokens: 9999, temperature: 1, effort: 'high' } },
  ]);
  await running;
  expect(asked).toHaveLength(1);
  expect(asked[0]?.body).toMatchObject({ max_completion_tokens: 8, reasoning_effort: 'none', stream: true });
  expect(asked[0]?.body).not.toHaveProperty('temperature');
});

test('a target that this process doesn’t know is not probed', async () => {
  const { asked, running } = probe(whole, 'openai/x');
  expect(await failureOf(running)).toMatchObject({ type: 'UnknownTarget', nonRetryable: true });
  expect(asked).toEqual([]);
});
