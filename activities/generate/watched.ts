import { RenderRefused } from '../../domain/wire/refused.ts';
import type { NextInput } from '../../domain/run/generate.ts';
import type { NamedRoute } from '../health/health.ts';
import { runOf, type Occasion } from '../occasion.ts';
import type { Setting } from '../setting.ts';
import { ask, spared, unasked, type Asked } from './ask.ts';
import { played } from './drill.ts';
import type { Prepared } from './prepare.ts';
import { outcomeOf } from './record.ts';

/** Asks the target while health watches and hears how it ends, or plays what a drill wants. */
export async function askWatched(
  setting: Setting,
  { input, held, resolved, rendering }: Prepared,
  route: NamedRoute,
  at: number,
  occasion: Occasion,
): Promise<{ readonly asked: Asked; readonly drill?: { readonly drill: true } }> {
  const { health } = setting;
  const { target } = input;
  if (rendering instanceof RenderRefused) return { asked: unasked(rendering) };
  if (input.why === 'retry' && health.isBetterElsewhere(route, target)) return { asked: spared };
  const fault = health.drilled(route.name, target);
  if (fault !== undefined) return { asked: await played(fault, resolved, occasion), drill: { drill: true } };
  const watched = health.begin(route, target, setting.tokens.about(held));
  const cancelled = occasion.cancellationSignal;
  const live = setting.live?.begin(runOf(occasion).workflowId, target);
  const bounds = {
    deadlineAt: deadlineOf(input, at),
    cancelled,
    policy: input.policy,
    watched,
    ...(live === undefined ? {} : { live }),
  };
  try {
    const asked = await ask(resolved, rendering, held, bounds);
    const { says, retryAfterMs } = cancelled.aborted ? silent : outcomeOf(resolved, asked);
    watched.ended(says, retryAfterMs);
    return { asked };
  } finally {
    // By a fault of ours: else it would count as waiting for ever.
    watched.ended('none');
  }
}

/** A run that was cancelled says nothing of its target. */
const silent = { says: 'none', retryAfterMs: undefined } as const;

function deadlineOf({ deadlineAt, withinMs }: NextInput, at: number): number | undefined {
  return deadlineAt ?? (withinMs === undefined ? undefined : at + withinMs);
}
