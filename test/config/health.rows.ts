import { providers, routed } from './table.ts';
import type { Row } from './table.ts';

const health = (rest: string) => `${routed}health: {${rest}}\n`;
const route = (targets: string, rest: string) =>
  `${providers}routes:\n  r:\n    targets: [${targets}]\n    ${rest}\n`;
const two = 'openai/a, anthropic/b';

/** Thresholds of health and the patience of a route, and what of them contradicts itself. */
export const healthRows: readonly Row[] = [
  {
    name: 'every threshold below its bound',
    text: `${routed}health:\n  failureRate: 19%\n  slowerThan: 1.9x\n  failuresInARow: 2\n  returnAfter: 2s\n  rampStep: 1s\n  probeEvery: 500ms\n`,
    problems: [
      '4:16 health.failureRate: must be from 20% to 70%',
      '5:15 health.slowerThan: must be from 2x to 10x',
      '6:19 health.failuresInARow: must be at least 3',
      '7:16 health.returnAfter: must be at least 3s',
      '8:13 health.rampStep: must be at least 2s',
      '9:15 health.probeEvery: must be at least 1s',
    ],
  },
  {
    name: 'every threshold of a target beyond its bound',
    text: `${routed}health:\n  targets:\n    openai/a:\n      failureRate: 0.71\n      slowerThan: 11\n      failuresInARow: 11\n      returnAfter: 61s\n      rampStep: 31s\n      probeEvery: 16s\n`,
    problems: [
      '6:20 health.targets["openai/a"].failureRate: must be from 20% to 70%',
      '7:19 health.targets["openai/a"].slowerThan: must be from 2x to 10x',
      '8:23 health.targets["openai/a"].failuresInARow: must be at most 10',
      '9:20 health.targets["openai/a"].returnAfter: must be at most 1m',
      '10:17 health.targets["openai/a"].rampStep: must be at most 30s',
      '11:19 health.targets["openai/a"].probeEvery: must be at most 15s',
    ],
  },
  {
    name: 'shares and factors in other words',
    text: health('failureRate: 42 percent, slowerThan: 3 times, failuresInARow: 4.5'),
    problems: [
      '3:23 health.failureRate: expected a percentage such as 42%, or 0.42, got "42 percent"',
      '3:47 health.slowerThan: expected a factor such as 3x, or 3, got "3 times"',
      '3:72 health.failuresInARow: expected a whole number, got 4.5',
    ],
  },
  {
    name: 'a percentage without its sign',
    text: health('failureRate: 42'),
    problems: ['3:23 health.failureRate: must be from 20% to 70%'],
  },
  { name: 'health with nothing in it', text: `${routed}health:\n`, problems: [] },
  {
    name: 'a target that no route has',
    text: health('targets: {openai/aa: {failureRate: 30%}}'),
    problems: ['3:20 warning health.targets["openai/aa"]: no route has the target "openai/aa"'],
  },
  {
    name: 'probes that are rarer than the time of looking well',
    text: health('returnAfter: 5s, probeEvery: 6s, targets: {openai/a: {returnAfter: 4s}}'),
    problems: [
      '3:39 warning health.probeEvery: probeEvery (6s) is longer than returnAfter (5s): one good probe is enough to return',
      '3:77 warning health.targets["openai/a"].returnAfter: probeEvery (6s) is longer than returnAfter (4s): one good probe is enough to return',
    ],
  },
  {
    name: 'probes as often as the time of looking well',
    text: health('returnAfter: 5s, probeEvery: 5s'),
    problems: [],
  },
  {
    name: 'probes that are never made',
    text: health('targets: {openai/a: {probes: off, probeEvery: 12s}}'),
    problems: [
      '3:44 warning health.targets["openai/a"].probeEvery: has no effect: the target is never probed',
    ],
  },
  {
    name: 'probes by truth and not by word',
    text: health('targets: {openai/a: {probes: false}}'),
    problems: ['3:39 health.targets["openai/a"].probes: expected on, off, got false'],
  },
];

export const failoverRows: readonly Row[] = [
  {
    name: 'a patience that is none',
    text: route(two, 'failover: {afterFailures: 0, within: 301s, ofCalls: 101%, slowerThan: 0.9x}'),
    problems: [
      '5:31 routes.r.failover.afterFailures: must be at least 1',
      '5:42 routes.r.failover.within: must be at most 5m',
      '5:57 routes.r.failover.ofCalls: must be from 0% to 100%',
      '5:75 routes.r.failover.slowerThan: must be at least 1x',
    ],
  },
  {
    name: 'a time and a share of nothing',
    text: route(two, 'failover: {within: 30s, ofCalls: 10%}'),
    problems: [
      '5:16 routes.r.failover.within: has no effect without afterFailures',
      '5:29 routes.r.failover.ofCalls: has no effect without afterFailures',
    ],
  },
  {
    name: 'a failover that says nothing',
    text: route(two, 'failover: {}'),
    problems: ['5:5 routes.r.failover: says nothing'],
  },
  {
    name: 'a failover with nowhere to go',
    text: `providers: {openai: {kind: openai}}\nroutes: {r: {targets: [openai/a], failover: {afterFailures: 3}}}\n`,
    problems: ['2:35 warning routes.r.failover: has no effect: the route has one target'],
  },
  {
    name: 'a time that nothing is counted over',
    text: route(two, 'failover: {afterFailures: 3, within: 45s}'),
    problems: [
      '5:42 warning routes.r.failover.within: failures are counted over 10s, 30s, 1m, 5m: here over 1m',
    ],
  },
  {
    name: 'more patience than the fleet has by default',
    text: route(two, 'failover: {slowerThan: 3.5x}'),
    problems: [
      '5:28 warning routes.r.failover.slowerThan: never comes to act: all calls leave a target whose first tokens come 3x later than usual',
    ],
  },
  {
    name: 'more patience than the fleet has with one of two targets',
    text: `${route(two, 'failover: {slowerThan: 3.5x}')}health: {targets: {anthropic/b: {slowerThan: 4x}}}\n`,
    problems: [],
  },
];
