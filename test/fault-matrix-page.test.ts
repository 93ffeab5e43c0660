import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { failureKinds } from '../domain/failure/kinds.ts';
import { catalogue } from '../simulator/index.ts';
import { entriesFor } from './e2e/matrix/entries.ts';
import { expected } from './e2e/matrix/expected.rows.ts';
import { expectedIn, type Row } from './e2e/matrix/expected.ts';
import { lanes } from './e2e/matrix/lanes.ts';

const committed = await readFile(new URL('../docs/fault-matrix.md', import.meta.url), 'utf8');

test('docs/fault-matrix.md has every fault in every lane, with the end that is expected of it (npm run matrix)', () => {
  const wanted = catalogue.flatMap((entry) =>
    lanes
      .filter((lane) => entriesFor(lane).includes(entry))
      .map((lane) => {
        const { servedBy, end } = expectedIn(expected[entry.name] as Row, lane);
        return [entry.name, lane.format, lane.mode, servedBy, end].join(' | ');
      }),
  );
  const told = [...committed.matchAll(/^\| (?<line>[\w-]+ \| (openai|anthropic)-.*?) \| [^|]* \| \d+ \|$/gm)];
  expect(told.map(({ groups }) => groups?.['line'])).toEqual(wanted);
});

/** What a limit, a policy, a death or the health of a target brings, not a provider alone. */
const elsewhere = [
  'ThroughputTooLow',
  'TotalTimeout',
  'LengthLimit',
  'Refusal',
  'WorkerLost',
  'NotAdmitted',
  'TargetLeft',
];

test('every kind of failure comes of some fault', () => {
  const outcomes = Object.values(expected).flatMap(({ but = {}, ...row }: Row) =>
    [row, ...Object.values(but)].flatMap(({ primary }) => primary),
  );
  expect([...new Set([...outcomes, ...elsewhere])].sort()).toEqual(
    ['ok', ...Object.keys(failureKinds)].sort(),
  );
});
