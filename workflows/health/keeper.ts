import { condition } from '@temporalio/workflow';
import { hearProbe, hearReport, turn, type Owner, type Turn } from '../../domain/health/fleet/owner.ts';
import { leastStepMs, nextStepAt } from '../../domain/health/fleet/step.ts';
import type { TargetId } from '../../domain/route/target.ts';
import type { HealthReport } from './messages.ts';
import { probe } from './probe.ts';
import { openTimer } from './timer.ts';

/** Keeps the owner's state: takes what happens in, wakes when time alone changes something, and sends probes. */
export interface Keeper {
  owner(): Owner;
  report(told: HealthReport): void;
  /** An operator's doing holds at once. */
  operate(owner: Owner): void;
  /** Sends no more probes, and waits for those under way. */
  rest(): Promise<void>;
}

export function openKeeper(from: Owner, changed: (owner: Owner) => void): Keeper {
  let owner = from;
  let resting = false;
  const probing = new Set<TargetId>();
  const wake = openTimer(() => {
    const at = nextStepAt(owner.fleet);
    if (at !== null && at <= Date.now()) take(turn(owner, Date.now()));
    else watch();
  });

  function take({ owner: after, probes }: Turn): void {
    owner = after;
    changed(owner);
    for (const target of probes) void send(target);
    watch();
  }

  async function send(target: TargetId): Promise<void> {
    if (resting || probing.has(target)) return;
    probing.add(target);
    const sentAt = Date.now();
    try {
      const answer = await probe(target);
      owner = hearProbe(owner, target, { ...answer, sentAt }, Date.now());
    } catch {
      // Nobody asked the target: that says nothing about it.
    } finally {
      probing.delete(target);
    }
    if (Date.now() - owner.fleet.steppedAt >= leastStepMs) take(turn(owner, Date.now()));
    else watch();
  }

  function watch(): void {
    wake(nextStepAt(owner.fleet), `next look at ${restless(owner)}`);
  }

  changed(owner);
  watch();
  return {
    owner: () => owner,
    report: ({ report, config }) => take(hearReport(owner, report, config, Date.now())),
    operate: (after) => take(turn(after, Date.now())),
    rest: () => {
      resting = true;
      return condition(() => probing.size === 0);
    },
  };
}

/** The first one, for a timer's summary. */
function restless({ fleet }: Owner): string {
  const first = Object.entries(fleet.targets).find(([, { state }]) => state.phase !== 'closed');
  return first === undefined ? 'the fleet' : `${first[0]} (${first[1].state.phase})`;
}
