import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogue } from '../../../simulator/index.ts';
import { limits } from './configuration.ts';
import { entriesFor } from './entries.ts';
import { expected } from './expected.rows.ts';
import { attemptsIn, expectedIn, requestsIn, type Row } from './expected.ts';
import { lanes } from './lanes.ts';
import { matrixPage, type Cell } from './page.ts';
import { play, serverOf } from './play.ts';
import { openStage, type Stage } from './stage.ts';

const cells: Cell[] = [];
let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(async () => {
  await stage[Symbol.asyncDispose]();
  if (process.env['UNDERSTUDY_MATRIX'] === 'write')
    await writeFile(new URL('../../../docs/fault-matrix.md', import.meta.url), matrixPage(cells));
});

test('every fault of the catalogue has its row, and no row is left over', () => {
  expect(Object.keys(expected)).toEqual(catalogue.map(({ name }) => name));
});

describe.concurrent.each(lanes)('$name', (lane) => {
  test.each(entriesFor(lane))('$name', { concurrent: false }, async (entry) => {
    const row = expectedIn(expected[entry.name] as Row, lane);
    const played = await play(stage, lane, entry);
    cells.push({ lane, name: entry.name, played });
    const { servedBy, end, runs, requests, ms } = played;
    expect({
      servedBy,
      end,
      attempts: played.attempts.map(({ target, outcome }) => [serverOf(target, lane), outcome]),
      runs,
      requests: requests.length,
      violations: requests.flatMap(({ violation }) => violation?.message ?? []),
    }).toEqual({
      servedBy: row.servedBy,
      end: row.end,
      attempts: attemptsIn(row, lane),
      runs: runs.map(() => row.runs ?? 1),
      requests: requestsIn(row, lane),
      violations: [],
    });
    expect(ms).toBeLessThan((lane.mode === 'call' ? 1 : (row.turns ?? 2)) * (limits.deadline + 500));
  });
});
