import { expect, test } from 'vitest';
import { forgetWorkers, hearAsks, noAsks, noDemand, type Demand } from '../../domain/health/demand.ts';

const ask = (demand: Demand, fresh: number, worker = 'w1', coversMs = 1000) =>
  hearAsks(demand, { ...noAsks, fresh }, worker, coversMs, false);

const steady = (seconds: number, fresh: number, from: Demand = noDemand) =>
  Array.from({ length: seconds }).reduce<Demand>((demand) => ask(demand, fresh), from);

test('a surge far beyond the noise counts at once', () => {
  expect(ask(noDemand, 20).fresh).toBe(20);
});

test('what is within the noise is smoothed', () => {
  const after = ask(steady(30, 10), 12).fresh;
  expect(after).toBeGreaterThan(10);
  expect(after).toBeLessThan(11);
});

test('a demand that ends fades within seconds', () => {
  expect(steady(30, 0, steady(30, 10)).fresh).toBeLessThan(0.1);
});

test('rates are per second, however long a report covers', () => {
  expect(ask(noDemand, 150, 'w1', 15_000).fresh).toBe(10);
});

test('workers add up, and one that is gone takes its share with it', () => {
  const both = ask(ask(noDemand, 20, 'w1'), 10, 'w2');
  expect(both.fresh).toBe(30);
  expect(forgetWorkers(both, new Set(['w1'])).fresh).toBe(10);
});
