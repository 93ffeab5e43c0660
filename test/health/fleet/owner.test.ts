import { expect, test } from 'vitest';
import {
  begunNow,
  withDrill,
  withOrder,
  withoutDrill,
  withoutOrders,
} from '../../../domain/health/fleet/operate.ts';
import { hearProbe, hearReport, newOwner, turn, type Owner } from '../../../domain/health/fleet/owner.ts';
import { nextStepAt } from '../../../domain/health/fleet/step.ts';
import { a, b, part, report } from '../reports.ts';
import { config, ownerWith } from './owners.ts';

const term = { by: 'ada', reason: 'maintenance', at: 3000, until: 63_000 };
const reasons = ({ records }: Owner) => records.map(({ why }) => why.reason);

test('orders and drills begin by the owner’s clock and keep their length', () => {
  expect(begunNow({ ...term, at: 9_000_000, until: 9_060_000 }, 3000)).toEqual(term);
});

test('what operators do is on record, with its end', () => {
  const trust = { kind: 'trust', target: a, ...term } as const;
  const drill = { id: 'd1', route: 'main', target: a, fault: '503', share: 0.1, ...term } as const;
  const begun = withDrill(withOrder(ownerWith(), trust, 3000), drill, 3000);
  expect(reasons(begun)).toEqual(['ordered', 'drill began']);
  expect(reasons(turn(begun, 62_999).owner)).toEqual(['ordered', 'drill began']);
  expect(reasons(turn(begun, 63_000).owner)).toEqual(['ordered', 'drill began', 'order over', 'drill over']);
  const { owner, orders } = withoutOrders(begun, { target: a }, { by: 'bob', reason: 'done' }, 4000);
  expect(orders).toEqual([trust]);
  const ended = withoutDrill(owner, { id: 'd1', why: 'enough', by: 'bob' }, 5000);
  expect(ended.drill).toEqual(drill);
  expect(ended.owner.records.slice(2).map(({ why }) => why)).toEqual([
    { reason: 'taken back', order: trust, by: 'bob', because: 'done' },
    { reason: 'drill ended', drill, by: 'bob', because: 'enough' },
  ]);
  expect(ended.owner.records.map(({ id }) => id)).toEqual([1, 2, 3, 4]);
  expect(turn(ended.owner, 6000).owner.fleet.recorded).toBe(4);
});

test('an order costs no wake-ups until it ends', () => {
  const pinned = withOrder(ownerWith(), { kind: 'pin', route: 'main', target: b, ...term }, 3000);
  expect(nextStepAt(turn(pinned, 3000).owner.fleet)).toBe(63_000);
  const drained = withOrder(ownerWith(), { kind: 'drain', target: a, overMs: 10_000, ...term }, 3000);
  expect(nextStepAt(turn(drained, 3000).owner.fleet)).toBe(4000);
  expect(nextStepAt(turn(drained, 13_000).owner.fleet)).toBe(63_000);
});

/** One process that reports every 15 s, and whose calls all go to `a`. */
function quiet(minutes: number, from: Owner, answer: 'answered' | 'configuration' = 'answered') {
  let owner = from;
  const probes: { at: number; target: string }[] = [];
  for (let at = 1; at <= minutes * 4; at++) {
    const now = 2000 + at * 15_000;
    const told = {
      ...report('w1', at, { [a]: part({}, { calm: part({ answered: 9 }).counts, bad: null }) }),
      coversMs: 15_000,
    };
    const out = hearReport(owner, told, undefined, now);
    owner = out.owner;
    for (const target of out.probes) {
      probes.push({ at: now, target });
      owner = hearProbe(owner, target, { worker: 'w1', outcome: answer, sentAt: now }, now);
    }
  }
  return { owner, probes };
}

test('a backup that nobody calls is probed about once a minute, and what came of it is told', () => {
  const { owner, probes } = quiet(10, ownerWith());
  expect(new Set(probes.map(({ target }) => target))).toEqual(new Set([b]));
  expect(probes.length).toBeGreaterThanOrEqual(8);
  expect(probes.length).toBeLessThanOrEqual(10);
  expect(owner.probed[b]).toEqual({ at: probes.at(-1)?.at, outcome: 'answered' });
});

test('a backup whose key is wrong is found before it is needed', () => {
  expect(quiet(2, ownerWith(), 'configuration').owner.fleet.targets[b]?.state.phase).toBe('open');
});

test('without a single probe a target is left and comes back by its calls', () => {
  const targets = { [a]: { probe: false }, [b]: { probe: false } };
  let owner = ownerWith({ targets });
  const phases: (string | undefined)[] = [];
  for (let second = 3; second < 120; second++) {
    const now = second * 1000;
    const ill = second < 30;
    const fresh = owner.fleet.targets[a]?.admit.fresh ?? 0;
    const calls = Math.ceil(10 * fresh);
    const told = part(ill ? { error: calls } : { answered: calls }, {
      asks: { fresh: 10, rescue: 0, last: 0, denied: 0, sent: calls },
      ...(ill ? {} : { bad: null }),
    });
    const out = hearReport(owner, report('w1', second, { [a]: told }), undefined, now);
    expect(out.probes).toEqual([]);
    owner = out.owner;
    phases.push(owner.fleet.targets[a]?.state.phase);
  }
  expect(phases.filter((phase, at) => phase !== phases[at - 1])).toEqual([
    'closed',
    'open',
    'half-open',
    'ramping',
    'closed',
  ]);
});

test('over a day of restarts and incidents what is kept stays small', () => {
  let owner = hearReport(newOwner, report('w0', 1, {}), config, 1000).owner;
  const sizes: number[] = [];
  let seq = 1;
  for (let second = 2; second < 86_400; second += 5) {
    const now = second * 1000;
    const hour = Math.floor(second / 3600);
    // Processes are restarted every half hour, and each is another worker; a fifth of all calls fails in odd hours,
    // and each hour begins with an outage of two minutes.
    const workers = [0, 1, 2].map((each) => `w${each}-${Math.floor(second / 1800)}`);
    const out = second % 3600 < 120;
    const failed = out ? 50 : (hour % 2) * 10;
    seq += 1;
    for (const worker of workers) {
      const said = part({ answered: 50 - failed, error: failed }, failed > 0 ? {} : { bad: null });
      const told = {
        ...report(worker, seq, { [a]: said, [b]: part({ answered: 5 }, { bad: null }) }),
        coversMs: 5000,
      };
      const heard = hearReport(owner, told, undefined, now);
      owner = heard.owner;
      for (const target of heard.probes)
        owner = hearProbe(owner, target, { worker, outcome: out ? 'error' : 'answered', sentAt: now }, now);
    }
    const trust = { kind: 'trust', target: b, ...term, at: now, until: now + 60_000 } as const;
    if (second % 300 < 5) owner = withOrder(owner, trust, now);
    owner = turn(owner, now + 300).owner;
    if (second % 3600 < 5) sizes.push(JSON.stringify(owner).length);
  }
  expect(owner.fleet.recorded).toBeGreaterThan(600);
  expect(owner.records).toHaveLength(200);
  expect(Object.keys(owner.fleet.workers).length).toBeLessThanOrEqual(6);
  expect(Math.max(...sizes)).toBeLessThan(400_000);
  expect(Math.max(...sizes.slice(12))).toBeLessThan(1.1 * Math.max(...sizes.slice(6, 12)));
});
