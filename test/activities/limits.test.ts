import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Watch } from '../../activities/generate/limits.ts';

const limits = { connectMs: 100, firstTokenMs: 300, idleMs: 200, totalMs: 1000 };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function open() {
  const run = new AbortController();
  return { run, watch: new Watch(limits, run.signal) };
}

/** Lets time pass, with content every 150 ms. */
function passWithContent(watch: Watch, ms: number): void {
  for (let passed = 0; passed < ms; passed += 150) {
    watch.progressed();
    vi.advanceTimersByTime(150);
  }
}

test.each<[string, number, (watch: Watch) => void]>([
  ['connect', 100, () => {}],
  ['firstToken', 300, (watch) => watch.headersArrived()],
  ['idle', 200, (watch) => (watch.headersArrived(), watch.progressed())],
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
  watch.progressed();
  vi.advanceTimersByTime(199);
  watch.progressed();
  vi.advanceTimersByTime(199);
  expect(watch.signal.aborted).toBe(false);
  vi.advanceTimersByTime(1);
  expect(watch.verdict()).toMatchObject({ code: 'idle' });
});

test('a keep-alive is no content: the idle limit passes', () => {
  const { watch } = open();
  watch.headersArrived();
  watch.progressed();
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
  expect(new Watch(limits, AbortSignal.abort()).signal.aborted).toBe(true);
});

test('closed, nothing rings any more', () => {
  const { watch } = open();
  watch.headersArrived();
  watch.progressed();
  watch.close();
  expect(vi.getTimerCount()).toBe(0);
  vi.advanceTimersByTime(5000);
  expect([watch.signal.aborted, watch.verdict()]).toEqual([false, undefined]);
});
