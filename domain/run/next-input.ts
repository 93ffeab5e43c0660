import type { NextInput, Position } from './generate.ts';
import { answerPolicyIn } from './judge.ts';
import type { Plan } from './plan.ts';
import type { AttemptOrder } from './serve.ts';

/** How a run's clock bounds an attempt. */
export type Patience =
  /** A call: nobody wants its answer after the deadline. */
  | 'deadline'
  /** An agent's turn: it also outlives hours without a worker. */
  | 'durable';

/** Time for the activity's own bookkeeping beyond the provider's, in ms. */
export const graceMs = 10_000;

/** What an attempt is told that follows a plan. */
export function nextInputOf(
  order: AttemptOrder,
  plan: Plan,
  position: Position,
  { patience, now }: { readonly patience: Patience; readonly now: number },
): NextInput {
  const policy = answerPolicyIn(plan.policy);
  const bound = order.remainingMs < plan.totalMs + order.delayMs + graceMs;
  return {
    target: order.target,
    why: order.why,
    ...(order.left === undefined ? {} : { left: order.left }),
    ...(plan.awaits === undefined ? {} : { awaits: plan.awaits }),
    ...position,
    ...(order.repair === undefined ? {} : { without: order.repair }),
    ...(policy === undefined ? {} : { policy }),
    ...(order.delayMs > 0 ? { delayMs: order.delayMs } : {}),
    ...(bound && patience === 'deadline' ? { deadlineAt: now + order.remainingMs } : {}),
    ...(bound && patience === 'durable' ? { withinMs: order.remainingMs - order.delayMs } : {}),
  };
}
