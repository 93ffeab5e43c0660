import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { keptFigures } from '../../bench/scenarios/keep.ts';
import { inWords, judge, measure } from '../../bench/scenarios/measured.ts';
import { page } from '../../bench/scenarios/page.ts';
import { scenarios } from '../../bench/scenarios/rows/list.ts';
import { outage, played } from './scenarios-played.ts';

const measured = measure(played());

test('the page has the figures, the goals, and the picture of what was played', () => {
  const text = page([outage, { ...outage, name: 'unplayed' }], { outage: measured });
  expect(text).toContain('| [outage](#outage) | 200 | 0 | 15 |');
  expect(text).toContain('- holds: failed 0, goal at most 0 (calls that ended in an error for their user)');
  expect(text).toContain('- **does not hold**: re-breaks –, goal at most 0');
  expect(text).toContain('![outage](health/outage.svg)');
  expect(text).not.toContain('unplayed');
  // What no scenario has is no column.
  expect(text).not.toContain('share moved');
});

test('a goal holds up to its bound; what could not be measured does not hold', () => {
  const goals = [
    { figure: 'leaveMs', atMost: 2800 },
    { figure: 'leaveMs', atMost: 2799 },
    { figure: 'shareMoved', atMost: 2 },
  ] as const;
  expect(judge({ ...outage, goals }, measured).map(({ holds }) => holds)).toEqual([true, false, false]);
});

test.each([
  ['calls', 7, '7'],
  ['healthyP50', 512.3, '512 ms'],
  ['leaveMs', 3040, '3.0 s'],
  ['backupInHealthyTime', 0.24, '0.2 %'],
  ['leaveMs', null, '–'],
] as const)('%s %s is %s', (name, value, words) => {
  expect(inWords(name, value)).toBe(words);
});

test('docs/health-scenarios.md is what was kept of the runs (npm run bench:scenarios -- --write)', async () => {
  const committed = await readFile(new URL('../../docs/health-scenarios.md', import.meta.url), 'utf8');
  expect(committed).toBe(page(scenarios, await keptFigures()));
});
