import { ApplicationFailure } from '@temporalio/common';
import { MockActivityEnvironment } from '@temporalio/testing';
import { ConversationCache } from '../../activities/conversation/cache.ts';
import { generate } from '../../activities/generate/generate.ts';
import { Prices } from '../../activities/prices/prices.ts';
import type { ProviderBinding } from '../../activities/providers/binding.ts';
import { evidenceOf } from '../../activities/providers/evidence.ts';
import type { ProviderRequest } from '../../activities/providers/provider.ts';
import { toSignal } from '../../activities/providers/signal.ts';
import type { Setting } from '../../activities/setting.ts';
import { TokenCounter } from '../../activities/tokens/counter.ts';
import { TokenFactors } from '../../activities/tokens/factors.ts';
import type { Message } from '../../domain/conversation/message.ts';
import type { FailureSignal } from '../../domain/failure/signal.ts';
import type { Brief } from '../../domain/conversation/transcript.ts';
import { defaultPolicy } from '../../domain/route/policy.ts';
import type { RouteTarget } from '../../domain/route/route.ts';
import type { Generated, NextInput } from '../../domain/run/generate.ts';
import { a } from '../run/plans.ts';
import { deskFor } from './health/desks.ts';

export const brief: Brief = { route: 'main', tools: [], settings: {} };

export const limits = {
  connectMs: 1000,
  firstTokenMs: 1000,
  firstTokenReasoningMs: 1000,
  idleMs: 1000,
  totalMs: 5000,
};

export const chunk = (delta: object, finish: string | null = null) => ({
  id: 'c',
  object: 'chat.completion.chunk',
  model: 'gpt-5.6-sol',
  choices: [{ index: 0, delta, finish_reason: finish }],
});

export async function* events(...all: readonly object[]): AsyncGenerator<object> {
  for (const each of all) {
    await Promise.resolve();
    yield each;
  }
}

export const whole = () => events(chunk({ role: 'assistant', content: 'hi' }), chunk({}, 'stop'));

export interface World {
  readonly setting: Setting;
  readonly asked: ProviderRequest[];
}

const bindings: ReadonlyMap<string, ProviderBinding> = new Map(
  (['openai', 'anthropic'] as const).map((kind) => [
    kind,
    { name: kind, kind, baseUrl: undefined, apiKey: 'our-own-secret-1', headers: {}, apiVersion: undefined },
  ]),
);

/** A worker with one route, by default to one target, whose provider answers what `stream` gives. */
export function worldWith(
  messages: readonly Message[],
  stream: (request: ProviderRequest) => AsyncIterable<unknown> | Promise<never> = whole,
  targets: readonly Partial<RouteTarget>[] = [{}],
): World {
  const asked: ProviderRequest[] = [];
  const provider = {
    toSignal,
    evidence: (signal: FailureSignal, prompts: readonly string[]) =>
      evidenceOf(signal, { secrets: ['our-own-secret-1'], prompts }),
    stream: async (request: ProviderRequest) => {
      asked.push(request);
      return { requestId: 'req-1', events: await stream(request) };
    },
  };
  const route = {
    name: 'main',
    targets: targets.map((each) => ({ target: a, settings: {}, limits, ...each })),
    limits: { deadlineMs: 60_000, attempts: 6 },
    retry: { attempts: 2, backoffMs: 200, maxBackoffMs: 2000, maxWaitMs: 5000 },
    policy: defaultPolicy,
  };
  const setting: Setting = {
    digest: 'd',
    routes: new Map([['main', route]]),
    agents: new Map(),
    visible: false,
    health: deskFor(route.targets.map(({ target }) => target)),
    conversations: new ConversationCache(),
    prices: new Prices(bindings, new Map()),
    tokens: new TokenCounter(),
    factors: new TokenFactors(),
    provider: (name) => {
      const binding = bindings.get(name);
      return binding && { binding, provider };
    },
    readPage: async (_workflow, _run, { from }) => ({ brief, messages: messages.slice(from) }),
  };
  return { setting, asked };
}

export const input: NextInput = { target: a, why: 'preferred', length: 1 };

export function run({ setting }: World, change: Partial<NextInput> = {}, info = {}): Promise<Generated> {
  const environment = new MockActivityEnvironment(info);
  return environment.run(() => generate(setting, { ...input, ...change }));
}

/** An activity that was scheduled just now. */
export const fresh = () => new MockActivityEnvironment({ scheduledTimestampMs: Date.now() });

export async function failureOf(running: Promise<unknown>): Promise<ApplicationFailure> {
  const error: unknown = await running.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof ApplicationFailure) return error;
  throw new Error(`no ApplicationFailure but ${String(error)}`);
}
