import type { FleetConfig } from '../../domain/health/fleet/config.ts';
import type { Directive } from '../../domain/health/fleet/directive.ts';
import type { Report } from '../../domain/health/fleet/report.ts';
import type { DrillFault } from '../../domain/health/operator/drill.ts';
import type { HealthClass } from '../../domain/health/outcome.ts';
import type { Failed } from '../../domain/health/route/rescue.ts';
import type { Standing } from '../../domain/health/route/stay.ts';
import type { RouteHealth } from '../../domain/health/route/walk.ts';
import type { Facts } from '../../domain/health/target/facts.ts';
import type { TargetId } from '../../domain/route/target.ts';
import type { Ordered } from '../../domain/run/placed.ts';

/** A route as health sees it. */
export interface NamedRoute extends RouteHealth {
  readonly name: string;
}

/** An attempt while it waits for its first token. */
export interface WatchedAttempt {
  /** Aborted when the call is better off elsewhere; never once its first token has come. */
  readonly left: AbortSignal;
  firstToken(): void;
  /** How it ended, also after its first token has come; a second time says nothing. */
  ended(outcome: 'answered' | HealthClass, retryAfterMs?: number): void;
}

/** What a process knows of its targets' health, in memory: asking it costs no I/O. */
export interface Health {
  /** New work, or a run that was served before. It is counted as asked for. */
  walk(route: NamedRoute, standing?: Standing): Ordered;
  /** Another attempt after a failure. */
  rescue(route: NamedRoute, failed: Failed): Ordered;
  /** Whether another try on this target is wasted: it was left, and others of the route take new work. */
  isBetterElsewhere(route: NamedRoute, target: TargetId): boolean;
  /** What is believed of a target now. */
  facts(target: TargetId): Facts;
  /** An attempt is about to be made. */
  begin(route: NamedRoute, target: TargetId, promptTokens: number): WatchedAttempt;
  /** The fault that a drill plays on this attempt; it counts as no evidence. */
  drilled(route: string, target: TargetId): DrillFault | undefined;
}

/** The other side of it: what a reporter tells the fleet, and hears. */
export interface HealthDesk extends Health {
  /** Of this process. */
  readonly config: FleetConfig;
  /** Told at once of the first bad call since the last report: whoever reports it soon may hear that it is no news. */
  onTrouble: (() => void) | undefined;
  /** To be called several times a second. */
  tick(now: number): void;
  /** Whether a report is due. */
  due(now: number): boolean;
  tell(now: number): Report;
  take(directive: Directive, now: number): void;
}
