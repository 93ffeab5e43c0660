import { expect, test } from 'vitest';
import { plotOf } from '../../bench/scenarios/plot/plot-of.ts';
import { svg, type Plot } from '../../bench/scenarios/plot/plot.ts';
import { backup, primary } from '../../bench/scenarios/targets.ts';
import type { DecisionRecord } from '../../workflows/health/messages.ts';
import { outage, played } from './scenarios-played.ts';

const plot: Plot = {
  title: 'a <b> & "c"',
  lastsMs: 40_000,
  lines: [
    {
      name: 'one',
      color: '#123456',
      points: [
        [0, 0],
        [20_000, 0.5],
        [40_000, 1],
      ],
    },
  ],
  shades: [{ from: 10_000, to: 20_000, name: 'down' }],
  marks: [
    { at: 10_000, name: 'open' },
    { at: 10_500, name: 'half-open' },
    { at: 40_000, name: 'closed' },
  ],
};

function change(at: number, from: string, to: string, target = primary): DecisionRecord {
  return { at, target, from: { phase: from }, to: { phase: to } } as DecisionRecord;
}

test('times go from left to right, shares from bottom to top', () => {
  const text = svg(plot);
  expect(text).toContain('<polyline points="46,292 466,192 886,92" fill="none" stroke="#123456"');
  expect(text).toContain('<rect x="256" y="92" width="210" height="200" fill="#d33"');
  expect(text).toContain('>40 s</text>');
});

test('words are escaped, and marks that are near stand on rows of their own', () => {
  const text = svg(plot);
  expect(text).toContain('>a &lt;b> &amp; &quot;c&quot;</text>');
  const rowOf = (name: string) =>
    / y="([\d.]+)"/.exec(text.split('\n').find((line) => line.includes(`>${name}<`)) ?? '')?.[1];
  expect(rowOf('open')).not.toBe(rowOf('half-open'));
  expect(rowOf('closed')).toBe(rowOf('open'));
});

test('the same plot gives the same text', () => {
  expect(svg(plot)).toBe(svg(structuredClone(plot)));
});

test('a scenario: shares over time, faults, and what the fleet decided of the primary', () => {
  const records = [
    change(12_900, 'closed', 'open'),
    change(12_950, 'closed', 'open', backup),
    change(14_000, 'open', 'open'),
    change(25_000, 'open', 'half-open'),
  ];
  const kill = { at: 15_000, whom: 'host' } as const;
  const made = plotOf(played({ records, scenario: { ...outage, kill } }));
  expect(made.marks).toEqual([
    { at: 12_900, name: 'open' },
    { at: 15_000, name: 'kill -9' },
    { at: 25_000, name: 'half-open' },
  ]);
  expect(made.shades).toEqual([{ from: 10_000, to: 20_000, name: 'openai: 500' }]);
  const share = (name: string, at: number) =>
    made.lines.find((line) => line.name === name)?.points.find(([when]) => when === at)?.[1];
  expect([5000, 11_000, 15_000, 35_000].map((at) => share(primary, at))).toEqual([1, 1, 0, 1]);
  expect(share(primary, 27_000)).toBeCloseTo(0.5);
  expect([5000, 15_000].map((at) => share(backup, at))).toEqual([0, 1]);
  expect(share('answered', 11_000)).toBe(1);
});
