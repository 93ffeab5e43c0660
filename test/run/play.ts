import type { FailureKind } from '../../domain/failure/kinds.ts';
import type { Attempt } from '../../domain/run/attempt.ts';
import type { Plan } from '../../domain/run/plan.ts';
import { serve, type AttemptOrder, type Ports, type Served } from '../../domain/run/serve.ts';
import type { Switch } from '../../domain/run/switch.ts';

export interface Answers {
  readonly outcome: 'ok' | FailureKind;
  readonly ms: number;
  readonly retryAfterMs?: number;
  readonly cost?: number;
}

interface Asked extends AttemptOrder {
  /** When the port was called. */
  readonly at: number;
}

export interface Played {
  readonly served: Served<string>;
  readonly orders: readonly Asked[];
  readonly waits: readonly number[];
  readonly told: readonly Switch[];
  readonly endedAt: number;
}

export const startedAt = 1_790_000_000_000;

export interface Circumstances {
  /** How late each timer rings. */
  readonly lateMs?: number;
  readonly random?: number;
  /** How long after the deadline an attempt is cut off. */
  readonly overrunMs?: number;
  /** The first attempt is made together with the plan, as a call does it. */
  readonly opens?: boolean;
}

/** Plays a plan against answers given in turn, the last of them for ever, on a clock that only they move. */
export async function play(
  plan: Plan,
  answers: readonly Answers[],
  { lateMs = 0, random = 0.5, overrunMs = 0, opens = false }: Circumstances = {},
): Promise<Played> {
  let now = startedAt;
  const orders: Asked[] = [];
  const waits: number[] = [];
  const told: Switch[] = [];
  const attempt: Ports<string>['attempt'] = async (order) => {
    const { outcome, ms, ...more } = answers[Math.min(orders.length, answers.length - 1)] as Answers;
    orders.push({ ...order, at: now });
    now += order.delayMs;
    const took = Math.max(0, Math.min(ms, startedAt + plan.limits.deadlineMs + overrunMs - now));
    const { target, why } = order;
    const record: Attempt = { target, why, outcome, at: now, ms: took, ...more };
    now += took;
    return outcome === 'ok'
      ? { ok: true, attempts: [record], answer: `by ${target}` }
      : { ok: false, attempts: [record] };
  };
  const first: AttemptOrder = {
    target: plan.targets[0] ?? '',
    why: 'preferred',
    delayMs: 0,
    last: undefined,
    remainingMs: plan.limits.deadlineMs,
  };
  const ports: Ports<string> = {
    begin: async () => (opens ? { plan, result: await attempt(first, plan) } : { plan }),
    attempt,
    now: () => now,
    random: () => random,
    switched: (change) => told.push(change),
    wait: async (ms) => {
      waits.push(ms);
      now += ms + lateMs;
    },
  };
  const served = await serve<string>(ports);
  return { served, orders, waits, told, endedAt: now };
}
