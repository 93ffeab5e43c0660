import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Directive } from '../../../domain/health/fleet/directive.ts';
import { firstPace } from '../../../domain/health/fleet/pace.ts';
import type { Facts } from '../../../domain/health/target/facts.ts';
import { a, b, open, well } from '../../health/route/facts.ts';
import { deskFor } from './desks.ts';

const route = { name: 'main', targets: [a, b] };

/** It is minutes off. */
const ownersClock = 400_000;

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

function directive(facts: Facts, more: Partial<Directive> = {}): Directive {
  return {
    seq: 1,
    at: ownersClock,
    pace: firstPace,
    targets: { [a]: facts, [b]: well },
    drills: [],
    pins: {},
    ...more,
  };
}

test('with nothing heard the route’s order holds', () => {
  const desk = deskFor([a, b]);
  expect(desk.walk(route)).toMatchObject({ chosen: a, targets: [a, b], passed: [] });
});

test('the fleet’s word moves new work, with the reason, until it is stale', () => {
  const desk = deskFor([a, b]);
  desk.take(directive(open), Date.now());
  expect(desk.walk(route)).toMatchObject({
    chosen: b,
    targets: [b, a],
    passed: [{ target: a, reason: 'open: 93 % of calls failed' }],
  });
  vi.advanceTimersByTime(60_000);
  desk.tick(Date.now());
  expect(desk.walk(route).chosen).toBe(a);
});

test('an attempt that waits on a target that is left goes elsewhere at once; one that has begun to answer stays', () => {
  const desk = deskFor([a, b]);
  const waiting = desk.begin(route, a, 10);
  const answering = desk.begin(route, a, 10);
  answering.firstToken();
  desk.take(directive(open), Date.now());
  expect([waiting.left.aborted, answering.left.aborted]).toEqual([true, false]);
});

test('an attempt that is sent to a target that was left before is not called back, until it is left anew', () => {
  const desk = deskFor([a, b]);
  const trickle = { ...open, admit: { fresh: 1, rescue: 0, last: 0 } };
  desk.take(directive(trickle), Date.now());
  const asking = desk.begin(route, a, 10);
  desk.tick(Date.now());
  expect(asking.left.aborted).toBe(false);
  desk.take(directive({ ...well, state: 'half-open' }), Date.now());
  desk.take(directive(trickle), Date.now());
  expect(asking.left.aborted).toBe(true);
});

test('a drain at once also moves what was sent to the target as a last resort', () => {
  const desk = deskFor([a, b]);
  desk.take(directive(open), Date.now());
  const asking = desk.begin(route, a, 10);
  desk.take(directive({ ...open, state: 'isolated' }), Date.now());
  expect(asking.left.aborted).toBe(true);
});

test('alone, a process finds out that a target it has left answers again', () => {
  const desk = deskFor([a, b]);
  const second = (isWell: boolean) => {
    for (let call = 0; call < 5; call += 1) {
      const { chosen } = desk.walk(route);
      const attempt = desk.begin(route, chosen ?? '', 0);
      vi.advanceTimersByTime(200);
      desk.tick(Date.now());
      if (attempt.left.aborted) attempt.ended('none');
      else if (chosen === a && !isWell) attempt.ended('error');
      else attempt.firstToken();
    }
  };
  for (let at = 0; at < 20; at += 1) second(false);
  expect(desk.facts(a).state).toBe('open');
  for (let at = 0; at < 600 && desk.facts(a).state !== 'closed'; at += 1) second(true);
  expect(desk.facts(a).state).toBe('closed');
});

test('what happened is told once, in a report', () => {
  const desk = deskFor([a, b]);
  desk.walk(route);
  const answered = desk.begin(route, a, 10);
  vi.advanceTimersByTime(300);
  answered.firstToken();
  answered.ended('answered');
  const failed = desk.begin(route, b, 10);
  failed.ended('error');
  const report = desk.tell(Date.now());
  expect(report.targets[a]).toMatchObject({
    asks: { fresh: 1, sent: 1 },
    calm: { answered: 1, prompt: 1 },
    waiting: 0,
  });
  expect(report.targets[b]).toMatchObject({ asks: { sent: 1 }, counts: { error: 1 } });
  expect(desk.tell(Date.now()).targets[a]).toMatchObject({ asks: { sent: 0 }, calm: { answered: 0 } });
});

test('an overdue first token counts before it ends', () => {
  const desk = deskFor([a, b]);
  desk.take(directive({ ...well, slowLimit: 3 }), Date.now());
  desk.begin(route, a, 0);
  vi.advanceTimersByTime(5000);
  expect(desk.tell(Date.now()).targets[a]).toMatchObject({ counts: { overdue: 1 }, waiting: 1 });
});

test('an answer that breaks off after its first token counts as a failure too', () => {
  const desk = deskFor([a, b]);
  const attempt = desk.begin(route, a, 0);
  attempt.firstToken();
  attempt.ended('error');
  expect(desk.tell(Date.now()).targets[a]).toMatchObject({ calm: { answered: 1 }, counts: { error: 1 } });
});

test('a target whose first tokens have always taken long is not slow; when they take longer than usual, it is', () => {
  const desk = deskFor([a]);
  const twentyCalls = (ratio: number) => {
    const attempts = Array.from({ length: 20 }, () => {
      desk.walk({ name: 'main', targets: [a] });
      return desk.begin(route, a, 0);
    });
    vi.advanceTimersByTime(350 * ratio);
    for (const attempt of attempts) attempt.firstToken();
    desk.tick(Date.now());
  };
  for (let at = 0; at < 10; at += 1) twentyCalls(20);
  expect(desk.facts(a)).toMatchObject({ state: 'closed', evidence: { slowness: expect.closeTo(1, 0) } });
  for (let at = 0; at < 10; at += 1) twentyCalls(100);
  expect(desk.facts(a)).toMatchObject({ state: 'open', reason: '100 % of first tokens slow' });
});

test('alone, a process leaves a target that fails for it', () => {
  const desk = deskFor([a, b]);
  for (let second = 0; second < 20; second += 1) {
    for (let call = 0; call < 5; call += 1) {
      desk.walk(route);
      desk.begin(route, a, 0).ended('error');
    }
    vi.advanceTimersByTime(1000);
    desk.tick(Date.now());
  }
  expect(desk.facts(a).state).toBe('open');
});

test('a drill takes its share of one route’s attempts at one target', () => {
  const drill = {
    id: 'd1',
    route: 'main',
    target: a,
    fault: '503',
    share: 0.25,
    by: 'ann',
    reason: 'exercise',
    at: 0,
    until: ownersClock + 60_000,
  } as const;
  const desk = deskFor([a, b]);
  desk.take(directive(well, { drills: [drill] }), Date.now());
  const drawn = Array.from({ length: 40 }, () => desk.drilled('main', a)).filter((fault) => fault === '503');
  expect(drawn).toHaveLength(10);
  expect([desk.drilled('other', a), desk.drilled('main', b)]).toEqual([undefined, undefined]);
  vi.advanceTimersByTime(60_001);
  expect(Array.from({ length: 8 }, () => desk.drilled('main', a)).every((fault) => fault === undefined)).toBe(
    true,
  );
});

test('a pin moves new work and runs that were served before, until its end by the owner’s clock', () => {
  const until = ownersClock + 3_600_000;
  const pin = { kind: 'pin', route: 'main', target: b, by: 'ann', reason: 'x', at: 0, until } as const;
  const desk = deskFor([a, b]);
  desk.take(directive(well, { pins: { main: pin } }), Date.now());
  expect(desk.walk(route, { stayWith: a })).toMatchObject({ chosen: b, because: 'pin' });
  vi.advanceTimersByTime(3_600_000);
  expect(desk.walk(route).chosen).toBe(a);
});

test('calls that wait on a target stay there while their route is pinned to it', () => {
  const until = ownersClock + 60_000;
  const pin = { kind: 'pin', route: 'main', target: a, by: 'ann', reason: 'x', at: 0, until } as const;
  const desk = deskFor([a, b]);
  desk.take(directive(well, { pins: { main: pin } }), Date.now());
  const pinned = desk.begin(route, a, 10);
  const other = desk.begin({ ...route, name: 'other' }, a, 10);
  desk.take(directive(open, { pins: { main: pin } }), Date.now());
  expect([pinned.left.aborted, other.left.aborted]).toEqual([false, true]);
});

test('trouble is told at once, and once until it is reported', () => {
  const desk = deskFor([a, b]);
  const told: string[] = [];
  desk.onTrouble = () => told.push('trouble');
  desk.begin(route, a, 0).ended('error');
  desk.begin(route, a, 0).ended('error');
  expect(told).toEqual(['trouble']);
  desk.tell(Date.now());
  desk.begin(route, a, 0).ended('error');
  expect(told).toEqual(['trouble', 'trouble']);
});
