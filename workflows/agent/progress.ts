import { addUsage, noUsage, type Usage } from '../../domain/cost/usage.ts';
import { usageOf, type Attempt } from '../../domain/run/attempt.ts';
import type { Generated } from '../../domain/run/generate.ts';
import type { Served } from '../../domain/run/serve.ts';
import type { Switch } from '../../domain/run/switch.ts';
import type { TargetId } from '../../domain/route/target.ts';
import type { TranslationNote } from '../../domain/wire/note.ts';

/** What a run has to tell besides its conversation; it travels with it through continue-as-new. */
export interface Progress {
  readonly startedAt: number;
  readonly turns: number;
  readonly toolCalls: Readonly<Record<string, number>>;
  readonly usage: Usage;
  readonly switches: readonly Switch[];
  /** Those that failed and those that answered first after a switch: all of them would grow without bound. */
  readonly attempts: readonly Attempt[];
  readonly notes: readonly TranslationNote[];
  /** Who gave the last answer. */
  readonly servedBy?: TargetId;
}

export function noProgress(startedAt: number): Progress {
  return { startedAt, turns: 0, toolCalls: {}, usage: noUsage, switches: [], attempts: [], notes: [] };
}

/** A turn was served, or given up. */
export function afterTurn(progress: Progress, served: Served<Generated>): Progress {
  const told = served.ok
    ? served.attempts.filter((each) => each.outcome !== 'ok' || each.target !== progress.servedBy)
    : served.attempts;
  return {
    ...progress,
    turns: progress.turns + (served.ok ? 1 : 0),
    usage: addUsage(progress.usage, usageOf(served.attempts)),
    switches: [...progress.switches, ...served.switches],
    attempts: [...progress.attempts, ...told],
    notes: served.ok ? [...progress.notes, ...(served.answer.notes ?? [])] : progress.notes,
    ...(served.ok ? { servedBy: served.by } : {}),
  };
}

export function afterTools(progress: Progress, names: readonly string[]): Progress {
  const toolCalls = { ...progress.toolCalls };
  for (const name of names) toolCalls[name] = (toolCalls[name] ?? 0) + 1;
  return { ...progress, toolCalls };
}
