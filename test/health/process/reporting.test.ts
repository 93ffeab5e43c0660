import { expect, test } from 'vitest';
import type { Directive } from '../../../domain/health/fleet/directive.ts';
import { firstPace } from '../../../domain/health/fleet/pace.ts';
import { dueAt, newReporting, tallyOf, tell, withTally } from '../../../domain/health/process/reporting.ts';
import { asked, broke, noTally } from '../../../domain/health/process/tally.ts';
import { a, limited, open, well } from '../route/facts.ts';

const directive = (facts = well): Directive => ({
  seq: 1,
  at: 0,
  pace: { ...firstPace, incidentMs: 4000, firstMs: 2000 },
  targets: { [a]: facts },
  drills: [],
  pins: {},
});
const fresh = newReporting('w1', 10_000);
const hot = withTally(fresh, a, broke(noTally, 20_000));

test.each([
  ['quiet', fresh, directive(), 0, 25_000],
  ['quiet, a little earlier by chance', fresh, directive(), 0.5, 23_500],
  ['a target is open', fresh, directive(open), 0, 14_000],
  ['a target has a limit', fresh, directive(limited(0.5)), 0, 14_000],
  ['bad calls to tell', hot, directive(), 0, 20_000],
  ['first news are spread', hot, directive(), 0.5, 21_000],
  ['not sooner than a second after the last', { ...hot, reportedAt: 19_500 }, directive(), 0, 20_500],
])('a report is due: %s', (_, reporting, directive, chance, at) => {
  expect(dueAt(reporting, directive, chance)).toBe(at);
});

test('a report covers the time since the one before, once', () => {
  const first = tell(withTally(hot, a, asked(tallyOf(hot, a), 'fresh')), 21_000);
  expect(first.report).toMatchObject({ worker: 'w1', seq: 1, coversMs: 11_000, hot: true });
  expect(first.report.targets[a]).toMatchObject({ asks: { fresh: 1 }, counts: { error: 1 } });
  const second = tell(first.reporting, 22_000);
  expect(second.report).toMatchObject({ seq: 2, coversMs: 1000, hot: false });
  expect(second.report.targets[a]).toMatchObject({ asks: { fresh: 0 }, counts: { error: 0 } });
});
