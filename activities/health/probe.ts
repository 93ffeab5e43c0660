import { ApplicationFailure, CancelledFailure, Context } from '@temporalio/activity';
import { classify } from '../../domain/failure/classify.ts';
import { failureKinds } from '../../domain/failure/kinds.ts';
import { expectedFirstTokenMs } from '../../domain/health/first-token/sketch.ts';
import type { HealthClass } from '../../domain/health/outcome.ts';
import { probeDeadlineMs, type ProbeAnswer, type ProbeInput } from '../../domain/health/probe.ts';
import { ask, render, unasked, type Asked } from '../generate/ask.ts';
import { resolveTarget, type ResolvedTarget } from '../generate/resolve.ts';
import type { Held } from '../conversation/cache.ts';
import { RenderRefused } from '../../domain/wire/refused.ts';
import type { Setting } from '../setting.ts';

/** The least that a model can be asked: it costs a few tokens, and Responses takes no fewer than 16. */
const most = { 'openai.responses': 16 } as Readonly<Record<string, number>>;
const usualMost = 8;
const promptTokens = 16;
/** A first token that comes sooner than this many times what is expected isn't slow, however fast the target usually is. */
const slowAtLeast = 3;

const limits = {
  connectMs: probeDeadlineMs,
  firstTokenMs: probeDeadlineMs,
  firstTokenReasoningMs: probeDeadlineMs,
  idleMs: probeDeadlineMs,
  totalMs: probeDeadlineMs,
};

const outcomes: Readonly<Record<HealthClass, ProbeAnswer['outcome']>> = {
  error: 'error',
  timeout: 'timeout',
  slow: 'slow',
  throttle: 'throttled',
  capacity: 'throttled',
  configuration: 'configuration',
  // It speaks, if only to say that it doesn't like the question.
  none: 'answered',
};

/**
 * Asks a target the way a call does, with a small prompt and few tokens to answer. Fails with `UnknownTarget` where
 * this process's configuration doesn't have it.
 */
export async function probeTarget(
  setting: Setting,
  worker: string,
  { target }: ProbeInput,
): Promise<ProbeAnswer> {
  const route = [...setting.routes.values()].find(({ targets }) =>
    targets.some((each) => each.target === target),
  );
  if (route === undefined)
    throw ApplicationFailure.nonRetryable(
      `this worker's configuration (${setting.digest}) has no target "${target}"`,
      'UnknownTarget',
    );
  const resolved = { ...resolveTarget(setting, route.name, target), limits };
  const startedAt = Date.now();
  const asked = await askLittle(resolved, route.name);
  if (Context.current().cancellationSignal.aborted) throw new CancelledFailure('the worker shuts down');
  const { slowLimit } = setting.health.facts(target);
  return { worker, outcome: outcomeOf(asked, resolved, Date.now() - startedAt, slowLimit) };
}

async function askLittle(resolved: ResolvedTarget, route: string): Promise<Asked> {
  const held: Held = {
    brief: {
      route,
      tools: [],
      settings: { effort: 'none', maxOutputTokens: most[resolved.profile.format] ?? usualMost },
    },
    messages: [{ role: 'user', content: [{ type: 'text', text: 'Reply with the word ok.' }] }],
  };
  const bounds = {
    deadlineAt: undefined,
    cancelled: Context.current().cancellationSignal,
    policy: undefined,
    // No call of anybody: it goes nowhere else.
    watched: { left: new AbortController().signal, firstToken: () => undefined },
  };
  // The target's own settings are for calls; of them only what its API needs besides.
  const { extra } = resolved.settings;
  const bare = { ...resolved, settings: extra === undefined ? {} : { extra } };
  try {
    return await ask(
      bare,
      render(bare, held, { target: bare.target, why: 'preferred', length: 1 }),
      held,
      bounds,
    );
  } catch (error) {
    if (error instanceof RenderRefused) return unasked(error);
    throw error;
  }
}

function outcomeOf(
  asked: Asked,
  { format }: ResolvedTarget,
  totalMs: number,
  slowLimit: number,
): ProbeAnswer['outcome'] {
  if (!asked.ok) {
    const kind = classify(asked.signal, format.errorRows);
    // Few tokens are soon spent on thoughts that nobody is told.
    if (kind !== 'EmptyAnswer') return outcomes[failureKinds[kind].health];
  }
  const slowMs = Math.max(slowAtLeast, slowLimit) * expectedFirstTokenMs(promptTokens);
  return (asked.firstTokenMs ?? totalMs) >= slowMs ? 'slow' : 'answered';
}
