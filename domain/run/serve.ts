import type { Skipped } from '../route/fit.ts';
import type { TargetId } from '../route/target.ts';
import type { Attempt, Why } from './attempt.ts';
import { decide, shortWaitMs, type StopReason } from './decide.ts';
import { deferralMs } from './defer.ts';
import { reordered, without, type Plan } from './plan.ts';
import { leftFor, type Left, type Switch } from './switch.ts';

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
  /** What the run leaves for this target, where asking it is a switch. */
  readonly left?: Left;
  /** What is left of the deadline, in ms. */
  readonly remainingMs: number;
}

export type AttemptResult<Answer> =
  /** `attempts` holds the one that answered last, after any whose worker was lost on the way. */
  | { readonly ok: true; readonly attempts: readonly Attempt[]; readonly answer: Answer }
  | {
      readonly ok: false;
      readonly attempts: readonly Attempt[];
      /** In which order the targets are asked from now on, where health has a say. */
      readonly order?: readonly TargetId[];
      /** Targets from which an operator keeps calls. */
      readonly drained?: readonly Skipped[];
      /** Nobody takes another attempt at present. */
      readonly denied?: true;
      /** Time in which no worker was there, in ms, where the deadline is not to count it. */
      readonly idleMs?: number;
    };

/** How the loop touches the world: activities and timers in a workflow, plain functions in tests. */
export interface Ports<Answer> {
  /** Makes a plan, with what is left of the deadline where that is known, or a first attempt that brings the plan along. */
  begin(remainingMs: number | undefined): Promise<Opening<Answer>>;
  attempt(order: AttemptOrder, plan: Plan): Promise<AttemptResult<Answer>>;
  /** Waits for `target`, or until anybody takes the call; may give the ms that it came too late, for the deadline not to count them. */
  wait(ms: number, target: TargetId | undefined): Promise<number | void>;
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

export interface Opening<Answer> {
  readonly plan: Plan;
  /** Of a first attempt that was made together with the plan. */
  readonly result?: AttemptResult<Answer>;
}

/**
 * The one loop over targets: asks, and on failure does what `decide` says, until there is an answer or nothing is
 * left to try. A call that nobody takes waits, and is planned anew. In workflows its sequence of port calls is a contract
 * with recorded histories.
 */
export async function serve<Answer>(ports: Ports<Answer>): Promise<Served<Answer>> {
  let startedAt = ports.now();
  const attempts: Attempt[] = [];
  const switches: Switch[] = [];
  const leave = (left: Left, to: TargetId, plan: Plan) => {
    const change = { ...left, to, at: ports.now() };
    switches.push(change);
    ports.switched(change, plan);
  };

  let opening = await ports.begin(undefined);
  // With a result somebody was asked all the same: it is on record, and what follows is decided.
  for (let deferrals = 0; opening.plan.denied && opening.result === undefined; deferrals += 1) {
    const { plan } = opening;
    const waitMs = deferralMs(deferrals, ports.random());
    const leftMs = startedAt + plan.limits.deadlineMs - ports.now() - waitMs;
    if (leftMs <= 0) return { ok: false, plan, reason: 'denied', attempts, switches };
    startedAt += (await ports.wait(waitMs, undefined)) ?? 0;
    const remainingMs = startedAt + plan.limits.deadlineMs - ports.now();
    if (remainingMs <= 0) return { ok: false, plan, reason: 'denied', attempts, switches };
    opening = await ports.begin(remainingMs);
    // The deadline counts from the call's start, however often it is planned.
    const { limits } = opening.plan;
    opening = {
      ...opening,
      plan: { ...opening.plan, limits: { ...limits, deadlineMs: plan.limits.deadlineMs } },
    };
  }

  let { plan } = opening;
  let { result } = opening;
  if (plan.leaves !== undefined && result !== undefined) leave(plan.leaves, plan.targets[0] ?? '', plan);
  for (;;) {
    if (result !== undefined) {
      attempts.push(...result.attempts);
      if (result.ok)
        return { ok: true, plan, answer: result.answer, by: lastOf(attempts), attempts, switches };
      startedAt += result.idleMs ?? 0;
      if (result.order !== undefined) plan = reordered(plan, result.order);
      if (result.drained !== undefined) plan = without(plan, result.drained);
    }
    const step = decide(plan, attempts, { now: ports.now(), startedAt, random: ports.random() });
    if (step.do === 'stop') return { ok: false, plan, reason: step.reason, attempts, switches };
    const { target, why, repair } = step;
    const delayMs = result?.denied
      ? Math.max(step.delayMs, deferralMs(attempts.length - 1, ports.random()))
      : step.delayMs;
    const durably = delayMs >= shortWaitMs;
    if (durably && startedAt + plan.limits.deadlineMs - ports.now() <= delayMs)
      return { ok: false, plan, reason: 'deadline', attempts, switches };
    if (durably) startedAt += (await ports.wait(delayMs, target)) ?? 0;
    // A timer rings late, by hours when no worker was up.
    const remainingMs = startedAt + plan.limits.deadlineMs - ports.now();
    if (remainingMs <= 0) return { ok: false, plan, reason: 'deadline', attempts, switches };
    const last = attempts.at(-1);
    const left = last === undefined ? plan.leaves : leftFor(target, last);
    if (left !== undefined) leave(left, target, plan);
    const order: AttemptOrder = {
      target,
      why,
      delayMs: durably ? 0 : delayMs,
      ...(repair === undefined ? {} : { repair }),
      last,
      ...(left === undefined ? {} : { left }),
      remainingMs,
    };
    result = await ports.attempt(order, plan);
  }
}

function lastOf(attempts: readonly Attempt[]): TargetId {
  return attempts.at(-1)?.target ?? '';
}
