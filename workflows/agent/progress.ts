import type { Message } from '../../domain/conversation/message.ts';
import { addSpend, type Spend } from '../../domain/cost/spend.ts';
import { messageTokens, mostTokens } from '../../domain/cost/tokens.ts';
import { addUsage, noUsage, type Usage } from '../../domain/cost/usage.ts';
import { usageOf, type Attempt } from '../../domain/run/attempt.ts';
import type { Generated } from '../../domain/run/generate.ts';
import type { Served } from '../../domain/run/serve.ts';
import type { Plan } from '../../domain/run/plan.ts';
import type { Switch } from '../../domain/run/switch.ts';
import type { Skipped } from '../../domain/route/fit.ts';
import type { TargetId } from '../../domain/route/target.ts';
import type { TranslationNote } from '../../domain/wire/note.ts';

/** What a run has to tell besides its conversation; it travels with it through continue-as-new. */
export interface Progress {
  /** Where the run's deadline counts from, in ms since the epoch: its start, later by the time it was paused. */
  readonly startedAt: number;
  readonly turns: number;
  readonly toolCalls: Readonly<Record<string, number>>;
  readonly usage: Usage;
  readonly spend: Spend;
  /** The first `messages` of the conversation, with tools and schema, have `tokens`. */
  readonly counted: { readonly messages: number; readonly tokens: number };
  readonly switches: readonly Switch[];
  /** Each target that was left out once, with the first reason. */
  readonly skipped: readonly Skipped[];
  /** Those that failed and those that answered first after a switch: all of them would grow without bound. */
  readonly attempts: readonly Attempt[];
  readonly notes: readonly TranslationNote[];
  /** Who gave the last answer. */
  readonly servedBy?: TargetId;
  /** The preferred target, while it is not well. */
  readonly awaits?: TargetId;
}

export function noProgress(startedAt: number): Progress {
  return {
    startedAt,
    turns: 0,
    toolCalls: {},
    usage: noUsage,
    spend: {},
    counted: { messages: 0, tokens: 0 },
    switches: [],
    skipped: [],
    attempts: [],
    notes: [],
  };
}

/**
 * A turn was served, or given up.
 *
 * @param length of the conversation that was sent
 */
export function afterTurn(progress: Progress, served: Served<Generated>, length: number): Progress {
  const tokens = served.ok ? served.answer.tokens : undefined;
  const told = served.ok
    ? served.attempts.filter((each) => each.outcome !== 'ok' || each.target !== progress.servedBy)
    : served.attempts;
  return {
    ...progress,
    turns: progress.turns + (served.ok ? 1 : 0),
    usage: addUsage(progress.usage, usageOf(served.attempts)),
    spend: addSpend(progress.spend, served.attempts),
    ...(tokens === undefined ? {} : { counted: { messages: length + 1, tokens } }),
    switches: [...progress.switches, ...served.switches],
    attempts: [...progress.attempts, ...told],
    notes: served.ok ? [...progress.notes, ...(served.answer.notes ?? [])] : progress.notes,
    ...(served.ok ? { servedBy: served.by } : {}),
  };
}

/** A plan was made, perhaps without some of the route's targets, and perhaps without the one that served the run. */
export function afterPlan(before: Progress, { skipped = [], awaits: awaited }: Plan): Progress {
  const { awaits: _, ...progress } = before;
  const known = new Set(progress.skipped.map(({ target }) => target));
  return {
    ...progress,
    ...(awaited === undefined ? {} : { awaits: awaited }),
    skipped: [...progress.skipped, ...skipped.filter(({ target }) => !known.has(target))],
  };
}

/** The most tokens that a conversation can have, by what was counted of it and the size of what came since. */
export function mostTokensIn(messages: readonly Message[], { counted }: Progress): number {
  return messages
    .slice(counted.messages)
    .reduce((sum, message) => sum + messageTokens(message, mostTokens), counted.tokens);
}

export function afterTools(progress: Progress, names: readonly string[]): Progress {
  const toolCalls = { ...progress.toolCalls };
  for (const name of names) toolCalls[name] = (toolCalls[name] ?? 0) + 1;
  return { ...progress, toolCalls };
}

/** The run was paused for `ms`: its deadline doesn't count them. */
export function afterPause(progress: Progress, ms: number): Progress {
  return { ...progress, startedAt: progress.startedAt + ms };
}
