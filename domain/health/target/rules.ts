import { signalTests, type SignalTests } from '../evidence/signal.ts';
import { thresholds, type Thresholds } from '../thresholds.ts';

/** What one machine runs by: the thresholds, and what differs between the fleet and a process alone. */
export interface Rules extends Thresholds {
  readonly tests: SignalTests;
  /** Where nobody probes a trickle of calls asks instead. */
  readonly probes: boolean;
  /** Calls per second that an open target gets. */
  readonly trickleRps: number;
  /** Calls per second, at least, and share, at most, of a target that is half open. */
  readonly halfOpenRps: number;
  readonly halfOpenMost: number;
}

export function fleetRules(given: Thresholds = thresholds()): Rules {
  const tests = signalTests(given.failureRate);
  return { ...given, tests, probes: true, trickleRps: 0, halfOpenRps: 2, halfOpenMost: 1 };
}

/** A target that nobody probes returns by calls alone. */
export function unprobedRules(given: Thresholds = thresholds()): Rules {
  return { ...fleetRules(given), probes: false, trickleRps: 0.2 };
}

/** The same machine inside one process that can't reach the fleet, or knows better about itself. */
export function aloneRules(given: Thresholds = thresholds()): Rules {
  return { ...unprobedRules(given), halfOpenRps: 0.5, halfOpenMost: 0.25 };
}
