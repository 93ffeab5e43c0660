import { unlimited, type Capacity } from '../capacity/capacity.ts';
import { noDemand, type Demand } from '../demand.ts';
import { noEvidence, type Evidence } from '../evidence/evidence.ts';
import { noBaseline, type Baseline } from '../first-token/baseline.ts';
import { noSketch, type Sketch } from '../first-token/sketch.ts';
import { noPenalty, type Penalty } from './damping.ts';
import { closed, type State } from './state.ts';

/** Shares of what is asked of a target that it takes, by how callers ask. Each in [0, 1]. */
export interface Admit {
  readonly fresh: number;
  readonly rescue: number;
  readonly last: number;
}

/**
 * The health of one target, as plain JSON. It knows no route and no other target: reports and probes go in, a step
 * about once a second decides, facts come out.
 */
export interface TargetHealth {
  /** Grows with each step. */
  readonly seq: number;
  readonly state: State;
  readonly penalty: Penalty;
  readonly evidence: Evidence;
  readonly capacity: Capacity;
  /** When the last Retry-After that was heard ends; 0: none was heard. */
  readonly retryAt: number;
  readonly baseline: Baseline;
  readonly lately: Sketch;
  readonly demand: Demand;
  /** Calls without a first token, by worker and together. */
  readonly waiting: { readonly workers: Readonly<Record<string, number>>; readonly all: number };
  readonly admit: Admit;
  readonly steppedAt: number;
  /** When a call or a probe was last heard of. */
  readonly heardAt: number;
  /** No probe of a suspicion before. */
  readonly probeAt: number;
}

export const newTarget: TargetHealth = {
  seq: 0,
  state: closed,
  penalty: noPenalty,
  evidence: noEvidence,
  capacity: unlimited,
  retryAt: 0,
  baseline: noBaseline,
  lately: noSketch,
  demand: noDemand,
  waiting: { workers: {}, all: 0 },
  admit: { fresh: 1, rescue: 1, last: 0 },
  steppedAt: 0,
  heardAt: 0,
  probeAt: 0,
};

/** Below it calls alone tell too little or too late: probes help. */
export const fewCallsRps = 2;

/** Its habits may be learned from: nothing is wrong, not even a little slow. */
export function isUsual({ state, evidence }: TargetHealth): boolean {
  return state.phase === 'closed' && (evidence.suspicions.slowness?.score ?? 0) <= 2;
}
