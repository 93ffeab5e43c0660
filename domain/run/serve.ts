import type { TargetId } from '../route/target.ts';
import type { Attempt, Why } from './attempt.ts';
import { decide, shortWaitMs, type StopReason } from './decide.ts';
import type { Plan } from './plan.ts';
import { switchTo, type Switch } from './switch.ts';

/** What is asked of the `attempt` port. */
export interface AttemptOrder {
  readonly target: TargetId;
  readonly why: Why;
  /** Wait this long inside the attempt before asking, in ms. */
  readonly delayMs: number;
  /** What this target rejected, and the request leaves out. */
  readonly repair?: 'reasoning';
  /** The attempt before it, where there was one. */
  readonly last: Attempt | undefined;
  /** What is left of the deadline, in ms. */
  readonly remainingMs: number;
}

export type AttemptResult<Answer> =
  /** `attempts` holds the one that answered last, after any whose worker was lost on the way. */
  | { readonly ok: true; readonly attempts: readonly Attempt[]; readonly answer: Answer }
  | {
      readonly ok: false;
      readonly attempts: readonly Attempt[];
      /** Time in which no worker was there, in ms, where the deadline is not to count it. */
      readonly idleMs?: number;
    };

/** How the loop touches the world: activities and timers in a workflow, plain functions in tests. */
export interface Ports<Answer> {
  attempt(order: AttemptOrder, plan: Plan): Promise<AttemptResult<Answer>>;
  /** Waits because `target` asked for it; may give the ms that it came too late, for the deadline not to count them. */
  wait(ms: number, target: TargetId): Promise<number | void>;
  now(): number;
  random(): number;
  switched(change: Switch, plan: Plan): void;
}

export type Served<Answer> =
  | {
      readonly ok: true;
      readonly plan: Plan;
      readonly answer: Answer;
      readonly by: TargetId;
      readonly attempts: readonly Attempt[];
      readonly switches: readonly Switch[];
    }
  | {
      readonly ok: false;
      readonly plan: Plan;
      readonly reason: StopReason;
      readonly attempts: readonly Attempt[];
      readonly switches: readonly Switch[];
    };

/** A first attempt that was made together with the plan. */
export interface Opening<Answer> {
  readonly plan: Plan;
  readonly result: AttemptResult<Answer>;
}

/**
 * The one loop over targets: asks, and on failure does what `decide` says, until there is an answer or nothing is
 * left to try. It begins with a plan, or with a first attempt that brings the plan along. In workflows its sequence of
 * port calls is a contract with recorded histories.
 */
export async function serve<Answer>(
  start: Plan | (() => Promise<Opening<Answer>>),
  ports: Ports<Answer>,
): Promise<Served<Answer>> {
  let startedAt = ports.now();
  const attempts: Attempt[] = [];
  const switches: Switch[] = [];
  let plan: Plan;
  if (typeof start === 'function') {
    const opening = await start();
    ({ plan } = opening);
    attempts.push(...opening.result.attempts);
    if (opening.result.ok)
      return { ok: true, plan, answer: opening.result.answer, by: lastOf(attempts), attempts, switches };
  } else plan = start;
  for (;;) {
    const step = decide(plan, attempts, { now: ports.now(), startedAt, random: ports.random() });
    if (step.do === 'stop') return { ok: false, plan, reason: step.reason, attempts, switches };
    const { target, why, delayMs, repair } = step;
    const durably = delayMs >= shortWaitMs;
    if (durably) startedAt += (await ports.wait(delayMs, target)) ?? 0;
    // A timer rings late, by hours when no worker was up.
    const remainingMs = startedAt + plan.limits.deadlineMs - ports.now();
    if (remainingMs <= 0) return { ok: false, plan, reason: 'deadline', attempts, switches };
    const last = attempts.at(-1);
    const change = switchTo(target, last, ports.now());
    if (change !== undefined) {
      switches.push(change);
      ports.switched(change, plan);
    }
    const order: AttemptOrder = {
      target,
      why,
      delayMs: durably ? 0 : delayMs,
      ...(repair === undefined ? {} : { repair }),
      last,
      remainingMs,
    };
    const result = await ports.attempt(order, plan);
    attempts.push(...result.attempts);
    if (result.ok) return { ok: true, plan, answer: result.answer, by: target, attempts, switches };
    startedAt += result.idleMs ?? 0;
  }
}

function lastOf(attempts: readonly Attempt[]): TargetId {
  return attempts.at(-1)?.target ?? '';
}
