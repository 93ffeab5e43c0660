import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { ask, render, type Asked } from '../../activities/generate/ask.ts';
import type { ResolvedTarget } from '../../activities/generate/resolve.ts';
import { connectProvider } from '../../activities/providers/providers.ts';
import { classify } from '../../domain/failure/classify.ts';
import type { AttemptLimits } from '../../domain/route/route.ts';
import type { AnswerPolicy } from '../../domain/run/judge.ts';
import { formatOf } from '../../domain/wire/formats.ts';
import { profileOf } from '../../domain/wire/profiles/profiles.ts';
import { startSimulator, type FaultOrder, type SeenRequest, type Simulator } from '../../simulator/index.ts';
import { user } from '../conversation/messages.ts';

const vendors = ['openai', 'anthropic'] as const;
type Vendor = (typeof vendors)[number];

const patient: AttemptLimits = {
  connectMs: 10_000,
  firstTokenMs: 10_000,
  firstTokenReasoningMs: 10_000,
  idleMs: 10_000,
  totalMs: 10_000,
};

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterEach(async () => {
  await simulator.heal();
  simulator.clear();
});
afterAll(() => simulator.stop());

interface Asking {
  readonly limits?: Partial<AttemptLimits>;
  readonly reasons?: boolean;
  readonly cancelled?: AbortSignal;
  readonly policy?: Partial<AnswerPolicy>;
}

function resolved(vendor: Vendor, { limits = {}, reasons = false }: Asking): ResolvedTarget {
  const binding = { name: vendor, kind: vendor, apiKey: 'any', headers: {}, apiVersion: undefined } as const;
  const profile = profileOf({ provider: vendor, kind: vendor, model: 'm', apiVersion: undefined });
  return {
    target: profile.target,
    provider: connectProvider({ ...binding, baseUrl: simulator.baseUrl(vendor) }),
    format: formatOf(profile.format),
    profile,
    settings: {},
    system: undefined,
    reasons,
    limits: { ...patient, ...limits },
  };
}

function asking(vendor: Vendor, how: Asking = {}): Promise<Asked> {
  const target = resolved(vendor, how);
  const held = { brief: { route: 'main', tools: [], settings: {} }, messages: [user('say {bytes:4000}')] };
  const { cancelled = new AbortController().signal, policy } = how;
  return ask(target, render(target, held, { target: target.target, why: 'preferred', length: 1 }), held, {
    deadlineAt: undefined,
    cancelled,
    policy,
    watched: { left: new AbortController().signal, firstToken: () => {} },
  });
}

function kindOf(asked: Asked, vendor: Vendor): string {
  return asked.ok ? 'ok' : classify(asked.signal, resolved(vendor, {}).format.errorRows);
}

/** What the server saw of the one request, once it is over. */
function seen(vendor: Vendor): Promise<SeenRequest> {
  return expect
    .poll(async () => (await simulator.requests(vendor)).filter(({ endedAt }) => endedAt !== null))
    .toHaveLength(1)
    .then(async () => (await simulator.requests(vendor))[0] as SeenRequest);
}

const limits: readonly (readonly [string, FaultOrder, Asking, string])[] = [
  ['connect', { fault: 'silence', before: 'headers' }, { limits: { connectMs: 200 } }, 'ConnectTimeout'],
  [
    'firstToken',
    { fault: 'silence', before: 'first-token' },
    { limits: { firstTokenMs: 200 } },
    'FirstTokenTimeout',
  ],
  [
    'firstTokenReasoning',
    { fault: 'silence', before: 'first-token' },
    { limits: { firstTokenMs: 1, firstTokenReasoningMs: 200 }, reasons: true },
    'FirstTokenTimeout',
  ],
  ['idle', { fault: 'stall', afterTokens: 5 }, { limits: { idleMs: 200 } }, 'StreamStalled'],
  [
    'throughput',
    { fault: 'slow', tokensPerSecond: 20 },
    { limits: { throughput: { tokensPerSecond: 500, windowMs: 200, afterMs: 200 } } },
    'ThroughputTooLow',
  ],
  ['total', { fault: 'slow', tokensPerSecond: 20 }, { limits: { totalMs: 300 } }, 'TotalTimeout'],
];

const cases = limits.flatMap(([limit, fault, how, kind]) =>
  vendors.map((vendor) => ({ limit, fault, how, kind, vendor })),
);

test.each(cases)('$vendor: limits.$limit is $kind, and closes the socket', async (given) => {
  const { vendor, fault, how, kind } = given;
  await simulator.fail(vendor, fault);
  const begun = Date.now();
  const asked = await asking(vendor, how);
  expect(kindOf(asked, vendor)).toBe(kind);
  expect(Date.now() - begun).toBeLessThan(2000);
  expect(await seen(vendor)).toMatchObject({ closedByClient: true });
});

test.each(vendors)('%s: a floor below the pace of an answer lets it come', async (vendor) => {
  await simulator.fail(vendor, { fault: 'slow', tokensPerSecond: 2000 });
  const throughput = { tokensPerSecond: 20, windowMs: 200, afterMs: 100 };
  expect(kindOf(await asking(vendor, { limits: { throughput } }), vendor)).toBe('ok');
});

test.each(vendors)('%s: a cancelled run closes the socket of a stream that goes on', async (vendor) => {
  await simulator.fail(vendor, { fault: 'slow', tokensPerSecond: 20 });
  await asking(vendor, { cancelled: AbortSignal.timeout(300) });
  const { closedByClient, tokensSent } = await seen(vendor);
  expect(closedByClient).toBe(true);
  expect(tokensSent).toBeLessThan(100);
});

test.each([
  [{}, 'ok'],
  [{ length: 'next' }, 'LengthLimit'],
] as const)('a cut answer under %j is %s, and its tokens are told', async (policy, kind) => {
  await simulator.fail('anthropic', { fault: 'length', afterTokens: 5 });
  const asked = await asking('anthropic', { policy });
  expect(kindOf(asked, 'anthropic')).toBe(kind);
  expect((asked.ok ? asked.answer : asked).usage?.output).toBeGreaterThan(0);
});

test.each([
  [{}, 'ok'],
  [{ refusal: 'next' }, 'Refusal'],
] as const)('a refusal under %j is %s', async (policy, kind) => {
  await simulator.fail('anthropic', { fault: 'content-filter', afterTokens: 5 });
  expect(kindOf(await asking('anthropic', { policy }), 'anthropic')).toBe(kind);
});
