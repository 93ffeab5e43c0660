import { noAsks } from '../../domain/health/demand.ts';
import { noCounts, type Counts } from '../../domain/health/evidence/counts.ts';
import type { Heard } from '../../domain/health/evidence/evidence.ts';
import { newFleet, type Fleet } from '../../domain/health/fleet/fleet.ts';
import { receive, receiveProbe } from '../../domain/health/fleet/receive.ts';
import type { DecisionRecord } from '../../domain/health/fleet/record.ts';
import type { Report } from '../../domain/health/fleet/report.ts';
import { step } from '../../domain/health/fleet/step.ts';
import type { Part, ProbeResult } from '../../domain/health/target/hear.ts';

export const a = 'openai/gpt-5.6-sol';
export const b = 'anthropic/claude-opus-5-5';

/** Calls that ended within the last second, the bad ones at its begin and end. */
export function part(counts: Partial<Counts>, more: Partial<Part> = {}): Part {
  const { answered = 0, error = 0, timeout = 0, throttled = 0 } = counts;
  const sent = answered + error + timeout + throttled;
  return {
    asks: { ...noAsks, fresh: sent, sent },
    calm: noCounts,
    counts: { ...noCounts, prompt: answered, ...counts },
    bad: { firstAgoMs: 900, lastAgoMs: 0 },
    waiting: 0,
    times: {},
    retryAfterMs: 0,
    ...more,
  };
}

export function report(worker: string, seq: number, targets: Report['targets']): Report {
  const hot = Object.values(targets).some(({ counts }) => counts.error + counts.timeout + counts.overdue > 0);
  return { worker, seq, coversMs: 1000, hot, targets };
}

export function heard(voice: string, counts: Partial<Counts>, at: number, agoMs = 0): Heard {
  const { answered = 0 } = counts;
  return {
    voice,
    counts: { ...noCounts, prompt: answered, ...counts },
    firstBadAt: at - agoMs,
    lastBadAt: at,
  };
}

export interface Played {
  readonly fleet: Fleet;
  readonly records: readonly DecisionRecord[];
  /** When which target was probed, in seconds. */
  readonly probes: readonly { readonly second: number; readonly target: string }[];
  /** After each second. */
  readonly steps: readonly Fleet[];
}

export interface Play {
  readonly seconds: number;
  readonly workers?: number;
  readonly from?: Fleet;
  /** What one worker's calls to one target were like in a second, given what the fleet had decided. */
  readonly calls: (second: number, target: string, worker: number, fleet: Fleet) => Partial<Counts>;
  readonly probe?: (second: number, target: string) => ProbeResult['outcome'];
}

/** Routes go on asking a target that takes nothing. */
function askedOf(counts: Partial<Counts>): Part {
  const said = part(counts);
  return { ...said, asks: { ...said.asks, fresh: Math.max(askedRps, said.asks.fresh) } };
}

const askedRps = 2;

/** A fleet that hears of one second after another. */
export function play({ seconds, workers = 4, from, calls, probe = () => 'answered' }: Play): Played {
  let fleet = from ?? newFleet([a, b]);
  const records: DecisionRecord[] = [];
  const probes: { second: number; target: string }[] = [];
  const steps: Fleet[] = [];
  const began = Math.round(fleet.steppedAt / 1000);
  for (let second = began + 1; second <= began + seconds; second++) {
    const now = second * 1000;
    for (let worker = 0; worker < workers; worker++) {
      const said = (target: string) => askedOf(calls(second, target, worker, fleet));
      const targets = { [a]: said(a), [b]: said(b) };
      fleet = receive(fleet, report(`w${worker}`, second, targets));
    }
    const out = step(fleet, now);
    fleet = out.fleet;
    records.push(...out.records);
    probes.push(...out.probes.map((target) => ({ second, target })));
    for (const target of out.probes)
      fleet = receiveProbe(
        fleet,
        target,
        { worker: 'prober', outcome: probe(second, target), sentAt: now },
        now,
      );
    steps.push(fleet);
  }
  return { fleet, records, probes, steps };
}
