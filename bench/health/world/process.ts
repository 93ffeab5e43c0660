import type { Directive } from '../../../domain/health/fleet/directive.ts';
import type { Report } from '../../../domain/health/fleet/report.ts';
import type { HealthClass } from '../../../domain/health/outcome.ts';
import type { Walked } from '../../../domain/health/route/candidate.ts';
import { isBetterElsewhere, rescue } from '../../../domain/health/route/rescue.ts';
import { turnKey, type Turns } from '../../../domain/health/route/turns.ts';
import { believe, staleAfterMs, type View } from '../../../domain/health/route/view.ts';
import { walk } from '../../../domain/health/route/walk.ts';
import { facts, unknownFacts } from '../../../domain/health/target/facts.ts';
import { thresholds } from '../../../domain/health/thresholds.ts';
import {
  canJudge,
  consider,
  isCalm,
  newAlone,
  yielded,
  type Alone,
} from '../../../domain/health/process/alone.ts';
import { dueAt, newReporting, tallyOf, tell, withTally } from '../../../domain/health/process/reporting.ts';
import {
  asked,
  becameOverdue,
  ended,
  noTally,
  started,
  told,
  type Tally,
} from '../../../domain/health/process/tally.ts';
import type { Attempt, Call, Outcome, Retry } from './policy.ts';
import { chance } from './random.ts';
import type { World } from './world.ts';
import { second } from './time.ts';

/** One worker process: it sends calls, counts them, reports, and judges for itself. */
export interface Process {
  first(call: Call): string | null;
  next(attempt: Attempt, outcome: Outcome): Retry | null;
  started(attempt: Attempt): void;
  slowLimit(target: string): number;
  overdue(attempt: Attempt): void;
  ended(attempt: Attempt, outcome: Outcome, retryAfterMs: number): void;
  localTrips(): number;
}

export interface Line {
  /** Null: the owner can't be reached. */
  send(report: Report, answered: (directive: Directive) => void): void;
  readonly first: Directive;
}

const tickMs = second;
/** With nothing wrong the own judgement hears what was counted this often. */
const considerMs = 5 * second;
const againMs = 500;

const classes: Readonly<Record<Outcome, 'answered' | HealthClass>> = {
  answer: 'answered',
  error: 'error',
  timeout: 'timeout',
  throttle: 'throttle',
  capacity: 'capacity',
};

export function workerProcess(world: World, worker: number, line: Line): Process {
  const { seed, scenario } = world;
  const targets = Object.keys(world.providers);
  const rules = thresholds(scenario.thresholds);
  const unknown = unknownFacts(rules);
  const luck = (draw: number) => chance(seed + 77, worker, draw);
  let directive = line.first;
  let directiveAt = 0;
  let reporting = newReporting(`w${worker}`, 0);
  let due = luck(0);
  let turns: Turns = Object.fromEntries(
    targets.flatMap((target, at) =>
      (['fresh', 'rescue', 'last'] as const).map((kind, of) => [
        turnKey(target, kind),
        luck(10 + 3 * at + of),
      ]),
    ),
  );
  const alone = new Map<string, { own: Alone; tally: Tally }>(
    targets.map((target) => [target, { own: newAlone(0), tally: noTally }]),
  );
  const inFlight = new Set<Attempt>();
  let localTrips = 0;
  let view: View = directive.targets;

  function count(target: string, change: (tally: Tally) => Tally): void {
    reporting = withTally(reporting, target, change(tallyOf(reporting, target)));
    const own = alone.get(target);
    if (own !== undefined) own.tally = change(own.tally);
  }

  function look(): void {
    const now = world.now();
    const stale = now - directiveAt > staleAfterMs(directive.pace.quietMs);
    let next: Record<string, View[string]> | undefined;
    for (const [target, { own }] of alone) {
      const fleet = directive.targets[target] ?? unknown;
      if (!stale && own.target.state.phase === 'closed') continue;
      const said = canJudge(own) ? { own: facts(own.target, rules, now) } : {};
      const believed = believe({ fleet, stale, ...said }, unknown);
      if (believed !== fleet) (next ??= { ...directive.targets })[target] = believed;
    }
    view = next ?? directive.targets;
  }

  function judge(target: string, held: { own: Alone; tally: Tally }): void {
    const now = world.now();
    const { own, tally } = held;
    if (tally.bad === null && isCalm(own) && now - own.heardAt < considerMs) return;
    const was = own.target.state.phase;
    held.own = consider(own, tally, rules, now);
    held.tally = told(tally);
    const trips = was === 'closed' && held.own.target.state.phase === 'open';
    if (trips && directive.targets[target]?.state === 'closed') localTrips++;
  }

  function tick(): void {
    for (const [target, held] of alone) judge(target, held);
    if (dueAt(reporting, directive, due) <= world.now()) report();
    look();
    world.at(world.now() + tickMs, tick);
  }

  function report(): void {
    const out = tell(reporting, world.now());
    reporting = out.reporting;
    due = luck(1000 + reporting.seq);
    line.send(out.report, take);
  }

  function take(newer: Directive): void {
    if (newer.seq < directive.seq) return;
    directive = newer;
    directiveAt = world.now();
    for (const [target, held] of alone) {
      const said = newer.targets[target];
      if (said !== undefined && said.state !== 'closed' && held.own.target.state.phase !== 'closed')
        held.own = yielded(held.own, said, world.now());
    }
    look();
    for (const attempt of inFlight) evacuate(attempt);
  }

  /** A call that waits on a target that was left goes elsewhere. */
  function evacuate(attempt: Attempt): void {
    if (!attempt.overdue || !isBetterElsewhere(attempt.call.route, directive.targets, attempt.target)) return;
    if (view === directive.targets) world.abort(attempt);
  }

  function heard({ asks, turns: after }: Walked): void {
    turns = after;
    for (const { target, kind } of asks) count(target, (tally) => asked(tally, kind));
  }

  world.at(luck(9) * tickMs, tick);
  return {
    first: ({ route }) => {
      const walked = walk(route, view, turns, directive.pins[route.name]?.target);
      heard(walked);
      return walked.target;
    },
    next: ({ call, target }, outcome) => {
      const throttled = outcome === 'throttle' || outcome === 'capacity';
      const rescued = rescue(call.route, view, { target, throttled }, turns);
      heard(rescued);
      if (rescued.target === null) return null;
      return { target: rescued.target, afterMs: rescued.target === target ? againMs : 0 };
    },
    started: (attempt) => {
      inFlight.add(attempt);
      count(attempt.target, started);
    },
    slowLimit: (target) => (directive.targets[target] ?? unknown).slowLimit,
    overdue: (attempt) => {
      count(attempt.target, (tally) => becameOverdue(tally, world.now()));
      evacuate(attempt);
    },
    ended: (attempt, outcome, retryAfterMs) => {
      inFlight.delete(attempt);
      const { overdue, ratio } = attempt;
      const times = outcome === 'answer' ? { ratio } : {};
      const end = { outcome: classes[outcome], overdue, retryAfterMs, ...times };
      count(attempt.target, (tally) => ended(tally, end, world.now()));
    },
    localTrips: () => localTrips,
  };
}
