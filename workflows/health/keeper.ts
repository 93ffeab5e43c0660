import { condition } from '@temporalio/workflow';
import { hearProbe, hearReport, turn, type Owner, type Turn } from '../../domain/health/fleet/owner.ts';
import { leastStepMs, nextStepAt } from '../../domain/health/fleet/step.ts';
import type { TargetId } from '../../domain/route/target.ts';
import type { HealthReport } from './messages.ts';
import { probe } from './probe.ts';
import { Timer } from './timer.ts';

/** Keeps the owner's state: takes what happens in, wakes when time alone changes something, and sends probes. */
export class Keeper {
  owner: Owner;
  readonly #changed: (owner: Owner) => void;
  readonly #probing = new Set<TargetId>();
  readonly #timer = new Timer(() => this.#rings());
  #resting = false;

  constructor(owner: Owner, changed: (owner: Owner) => void) {
    this.owner = owner;
    this.#changed = changed;
    changed(owner);
  }

  report({ report, config }: HealthReport): void {
    this.#take(hearReport(this.owner, report, config, Date.now()));
  }

  /** An operator's doing holds at once. */
  operate(owner: Owner): void {
    this.#take(turn(owner, Date.now()));
  }

  wake(): void {
    this.#timer.wake(nextStepAt(this.owner.fleet), `next look at ${this.#restless()}`);
  }

  /** Sends no more probes, and waits for those under way. */
  async rest(): Promise<void> {
    this.#resting = true;
    await condition(() => this.#probing.size === 0);
  }

  #rings(): void {
    const at = nextStepAt(this.owner.fleet);
    if (at !== null && at <= Date.now()) this.#take(turn(this.owner, Date.now()));
    else this.wake();
  }

  #take({ owner, probes }: Turn): void {
    this.owner = owner;
    this.#changed(owner);
    for (const target of probes) void this.#probe(target);
    this.wake();
  }

  async #probe(target: TargetId): Promise<void> {
    if (this.#resting || this.#probing.has(target)) return;
    this.#probing.add(target);
    const sentAt = Date.now();
    try {
      const answer = await probe(target);
      this.owner = hearProbe(this.owner, target, { ...answer, sentAt }, Date.now());
    } catch {
      // Nobody asked the target: that says nothing about it.
    } finally {
      this.#probing.delete(target);
    }
    if (Date.now() - this.owner.fleet.steppedAt >= leastStepMs) this.#take(turn(this.owner, Date.now()));
    else this.wake();
  }

  /** The first one, for a timer's summary. */
  #restless(): string {
    const { targets } = this.owner.fleet;
    const first = Object.entries(targets).find(([, { state }]) => state.phase !== 'closed');
    return first === undefined ? 'the fleet' : `${first[0]} (${first[1].state.phase})`;
  }
}
