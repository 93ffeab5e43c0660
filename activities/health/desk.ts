import type { FleetConfig } from '../../domain/health/fleet/config.ts';
import type { Directive } from '../../domain/health/fleet/directive.ts';
import { thresholdsOf } from '../../domain/health/fleet/fleet.ts';
import { firstPace } from '../../domain/health/fleet/pace.ts';
import type { Report } from '../../domain/health/fleet/report.ts';
import type { DrillFault } from '../../domain/health/operator/drill.ts';
import { isOver, type Term } from '../../domain/health/operator/override.ts';
import type { Walked } from '../../domain/health/route/candidate.ts';
import { inOrder } from '../../domain/health/route/order.ts';
import { placeInWords } from '../../domain/health/route/place.ts';
import { isBetterElsewhere, rescue, type Failed } from '../../domain/health/route/rescue.ts';
import { stays, type Standing } from '../../domain/health/route/stay.ts';
import { noTurns, takeTurn, turnKey, type Turns } from '../../domain/health/route/turns.ts';
import type { View } from '../../domain/health/route/view.ts';
import { walk } from '../../domain/health/route/walk.ts';
import { unknownFacts, type Facts } from '../../domain/health/target/facts.ts';
import {
  dueAt,
  newReporting,
  tallyOf,
  tell,
  withTally,
  type Reporting,
} from '../../domain/health/process/reporting.ts';
import { asked, type Tally } from '../../domain/health/process/tally.ts';
import type { TargetId } from '../../domain/route/target.ts';
import type { Ordered } from '../../domain/run/placed.ts';
import type { HealthDesk, NamedRoute, WatchedAttempt } from './health.ts';
import { InFlight } from './in-flight.ts';
import { judge, newOwn, yieldTo, type OwnTarget } from './own.ts';
import { viewOf, type Heard } from './view.ts';

export interface DeskSetup {
  /** Names this process: a restart is another worker. */
  readonly worker: string;
  readonly config: FleetConfig;
  /** In [0, 1). */
  readonly random: () => number;
  readonly now: () => number;
}

const nothingHeard: Directive = { seq: 0, at: 0, pace: firstPace, targets: {}, drills: [], pins: {} };

/**
 * One process's memory of its targets' health. Calls read and count here, without I/O; a reporter carries the counts
 * to the fleet's owner and brings its directive.
 */
export class Desk implements HealthDesk {
  readonly config: FleetConfig;
  onTrouble: HealthDesk['onTrouble'] = undefined;
  readonly #setup: DeskSetup;
  readonly #own: ReadonlyMap<TargetId, OwnTarget>;
  readonly #inFlight = new InFlight();
  #reporting: Reporting;
  #heard: Heard = { directive: nothingHeard, at: -Infinity };
  #turns: Turns = noTurns;
  #chance: number;
  #view: View;

  constructor(setup: DeskSetup) {
    const { worker, config, now, random } = setup;
    this.#setup = setup;
    this.config = config;
    this.#own = new Map(Object.keys(config.targets).map((target) => [target, newOwn(now())]));
    this.#reporting = newReporting(worker, now());
    this.#chance = random();
    for (const target of this.#own.keys())
      for (const kind of ['fresh', 'rescue', 'last'] as const)
        this.#turns = { ...this.#turns, [turnKey(target, kind)]: random() };
    this.#view = this.#look();
  }

  walk(route: NamedRoute, standing: Standing = {}): Ordered {
    const pin = this.#pin(route);
    const { stayWith } = standing;
    if (pin === undefined && stayWith !== undefined && stays(route, this.#view, standing)) {
      this.#count(stayWith, (tally) => asked(tally, 'fresh'));
      const others = route.targets.filter((target) => target !== stayWith);
      return { chosen: stayWith, because: 'stay', targets: [stayWith, ...others], passed: [] };
    }
    return this.#ordered(route, walk(route, this.#view, this.#turns, pin));
  }

  rescue(route: NamedRoute, failed: Failed): Ordered {
    return this.#ordered(route, rescue(route, this.#view, failed, this.#turns));
  }

  isBetterElsewhere(route: NamedRoute, target: TargetId): boolean {
    return this.#pin(route) !== target && isBetterElsewhere(route, this.#view, target);
  }

  facts(target: TargetId): Facts {
    return this.#view[target] ?? unknownFacts(thresholdsOf(this.config.thresholds, target));
  }

  begin(route: NamedRoute, target: TargetId, promptTokens: number): WatchedAttempt {
    return this.#inFlight.begin({
      target,
      promptTokens,
      slowLimit: this.facts(target).slowLimit,
      now: this.#setup.now,
      count: (change) => this.#count(target, change),
      leaves: () => {
        const { leave, state } = this.facts(target);
        return leave === true ? state : undefined;
      },
      isBetterElsewhere: () => this.isBetterElsewhere(route, target),
    });
  }

  drilled(route: string, target: TargetId): DrillFault | undefined {
    const drill = this.#heard.directive.drills.find(
      (each) => each.route === route && each.target === target && this.#holds(each),
    );
    if (drill === undefined) return undefined;
    const turn = takeTurn(this.#turns, `drill ${drill.id}`, 'fresh', drill.share);
    this.#turns = turn.turns;
    return turn.admitted ? drill.fault : undefined;
  }

  tick(now: number): void {
    for (const [target, own] of this.#own) judge(own, thresholdsOf(this.config.thresholds, target), now);
    this.#view = this.#look();
    this.#inFlight.evacuate();
  }

  due(now: number): boolean {
    return dueAt(this.#reporting, this.#heard.directive, this.#chance) <= now;
  }

  tell(now: number): Report {
    const told = tell(this.#reporting, now);
    this.#reporting = told.reporting;
    this.#chance = this.#setup.random();
    return told.report;
  }

  take(directive: Directive, now: number): void {
    if (directive.seq < this.#heard.directive.seq && now - this.#heard.at < forgetsMs) return;
    this.#heard = { directive, at: now };
    yieldTo(directive, this.#own, now);
    this.#view = this.#look();
    this.#inFlight.evacuate();
  }

  #pin({ name }: NamedRoute): TargetId | undefined {
    const pin = this.#heard.directive.pins[name];
    return pin !== undefined && this.#holds(pin) ? pin.target : undefined;
  }

  /** Whether what an operator began has not ended, also where its end is not heard. */
  #holds(term: Term): boolean {
    const { directive, at } = this.#heard;
    return !isOver(term, directive.at + this.#setup.now() - at);
  }

  #look(): View {
    return viewOf(
      this.#own,
      this.#heard,
      (target) => thresholdsOf(this.config.thresholds, target),
      this.#setup.now(),
    );
  }

  #count(target: TargetId, change: (tally: Tally) => Tally): void {
    const before = tallyOf(this.#reporting, target);
    const after = change(before);
    this.#reporting = withTally(this.#reporting, target, after);
    if (before.bad === null && after.bad !== null) this.onTrouble?.();
    const own = this.#own.get(target);
    if (own !== undefined) own.tally = change(own.tally);
  }

  #ordered(route: NamedRoute, walked: Walked): Ordered {
    this.#turns = walked.turns;
    for (const { target, kind } of walked.asks) this.#count(target, (tally) => asked(tally, kind));
    const places = inOrder(route, walked);
    const chosen = places.find(({ target }) => target === walked.target)?.why;
    return {
      chosen: walked.target,
      ...(chosen?.is === 'asked' ? { because: chosen.because } : {}),
      targets: places.map(({ target }) => target),
      passed: places
        .filter(({ why }) => why.is === 'passed')
        .map((place) => ({ target: place.target, reason: placeInWords(place, this.facts(place.target)) })),
    };
  }
}

/** An owner that began anew counts from the start: its word holds once the old one is this old. */
const forgetsMs = 5000;
