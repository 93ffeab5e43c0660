import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { AttemptLimits } from '../../domain/route/route.ts';
import { Watch } from '../../activities/generate/limits.ts';

const limits = {
  connectMs: 100,
  firstTokenMs: 300,
  firstTokenReasoningMs: 700,
  idleMs: 200,
  totalMs: 1000,
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function open(more: Partial<AttemptLimits> = {}, reasons = false) {
  const run = new AbortController();
  const target = new AbortController();
  const given = { cancelled: run.signal, left: target.signal, reasons };
  return { run, target, watch: new Watch({ ...limits, ...more }, given) };
}

/** Lets time pass, with content every 150 ms. */
function passWithContent(watch: Watch, ms: number): void {
  for (let passed = 0; passed < ms; passed += 150) {
    watch.progressed(4);
    vi.advanceTimersByTime(150);
  }
}

test.each<[string, number, (watch: Watch) => void]>([
  ['connect', 100, () => {}],
  ['firstToken', 300, (watch) => watch.headersArrived()],
  ['idle', 200, (watch) => (watch.headersArrived(), watch.progressed(4))],
])('limits.%s aborts after %i ms, and is the verdict', (name, ms, prepare) => {
  const { watch } = open();
  prepare(watch);
  vi.advanceTimersByTime(ms - 1);
  expect([watch.signal.aborted, watch.verdict()]).toEqual([false, undefined]);
  vi.advanceTimersByTime(1);
  expect(watch.signal.aborted).toBe(true);
  expect(watch.verdict()).toEqual({
    at: 'timer',
    code: name,
    message: `limits.${name} of ${ms} ms has passed`,
  });
});

test('a model that reasons has its own time for the first token, and the verdict names that limit', () => {
  const { watch } = open({}, true);
  watch.headersArrived();
  vi.advanceTimersByTime(699);
  expect(watch.signal.aborted).toBe(false);
  vi.advanceTimersByTime(1);
  expect(watch.verdict()).toMatchObject({
    code: 'firstToken',
    message: 'limits.firstTokenReasoning of 700 ms has passed',
  });
});

test('a first token in time ends the wait of a model that reasons too', () => {
  const { watch } = open({ idleMs: 5000, totalMs: 5000 }, true);
  watch.headersArrived();
  watch.progressed(4);
  vi.advanceTimersByTime(2000);
  expect(watch.signal.aborted).toBe(false);
});

const throughput = { tokensPerSecond: 10, windowMs: 1000, afterMs: 2000 };

/** Lets time pass, with so many characters every 100 ms. */
function passWith(watch: Watch, ms: number, characters: number): void {
  for (let passed = 0; passed < ms; passed += 100) {
    watch.progressed(characters);
    vi.advanceTimersByTime(100);
  }
}

test('an answer that comes more slowly than the floor is given up after the grace', () => {
  const { watch } = open({ idleMs: 500, totalMs: 60_000, throughput });
  watch.headersArrived();
  passWith(watch, 1900, 3);
  expect(watch.signal.aborted).toBe(false);
  passWith(watch, 200, 3);
  expect(watch.verdict()).toEqual({
    at: 'timer',
    code: 'throughput',
    message: 'limits.throughput of 10 tokens a second over 1000 ms was missed',
  });
});

test('an answer that keeps above the floor goes on, and one that slows down is given up', () => {
  const { watch } = open({ idleMs: 500, totalMs: 60_000, throughput });
  watch.headersArrived();
  passWith(watch, 10_000, 5);
  expect(watch.signal.aborted).toBe(false);
  passWith(watch, 1100, 3);
  expect(watch.verdict()).toMatchObject({ code: 'throughput' });
});

test('the grace begins with the first token', () => {
  const { watch } = open({ firstTokenMs: 5000, idleMs: 5000, totalMs: 60_000, throughput });
  watch.headersArrived();
  vi.advanceTimersByTime(4000);
  watch.progressed(4);
  vi.advanceTimersByTime(1999);
  expect(watch.signal.aborted).toBe(false);
  vi.advanceTimersByTime(1);
  expect(watch.verdict()).toMatchObject({ code: 'throughput' });
});

test('limits.total ends an answer that never stops', () => {
  const { watch } = open();
  watch.headersArrived();
  passWithContent(watch, 900);
  expect(watch.signal.aborted).toBe(false);
  passWithContent(watch, 150);
  expect(watch.verdict()).toMatchObject({ at: 'timer', code: 'total' });
});

test('content puts off the idle limit, each time by all of it', () => {
  const { watch } = open();
  watch.headersArrived();
  watch.progressed(4);
  vi.advanceTimersByTime(199);
  watch.progressed(4);
  vi.advanceTimersByTime(199);
  expect(watch.signal.aborted).toBe(false);
  vi.advanceTimersByTime(1);
  expect(watch.verdict()).toMatchObject({ code: 'idle' });
});

test('a keep-alive is no content: the idle limit passes', () => {
  const { watch } = open();
  watch.headersArrived();
  watch.progressed(4);
  vi.advanceTimersByTime(150);
  watch.headersArrived();
  vi.advanceTimersByTime(50);
  expect(watch.verdict()).toMatchObject({ code: 'idle' });
});

test('the first verdict stands', () => {
  const { watch } = open();
  vi.advanceTimersByTime(100);
  vi.advanceTimersByTime(5000);
  expect(watch.verdict()).toMatchObject({ code: 'connect' });
});

test('a cancelled run aborts the request and is no verdict', () => {
  const { run, watch } = open();
  run.abort();
  expect(watch.signal.aborted).toBe(true);
  expect(watch.verdict()).toBeUndefined();
});

test('a run that was cancelled before aborts at once', () => {
  const given = { cancelled: AbortSignal.abort(), left: new AbortController().signal, reasons: false };
  expect(new Watch(limits, given).signal.aborted).toBe(true);
});

test('a target that is left ends the attempt', () => {
  const { target, watch } = open();
  target.abort();
  expect(watch.signal.aborted).toBe(true);
  expect(watch.verdict()).toEqual({ at: 'health', code: 'left' });
});

test('closed, nothing rings any more', () => {
  const { watch } = open({ throughput });
  watch.headersArrived();
  watch.progressed(4);
  watch.close();
  expect(vi.getTimerCount()).toBe(0);
  vi.advanceTimersByTime(5000);
  expect([watch.signal.aborted, watch.verdict()]).toEqual([false, undefined]);
});
