import { expect, test } from 'vitest';
import { backupChecks } from '../../../cli/health/backups.ts';
import { standbyOf } from '../../../cli/health/standby.ts';
import { a, b, calls, now, quiet, status, well } from './fleet.ts';

const probed = (outcome: string) => ({ at: now - 40_000, outcome });
const called = (failed: number, all: number) => ({ facts: { ...well, evidence: calls(failed, all) } });

test.each([
  [{}, { text: 'not known yet: no call, no probe' }],
  [{ probe: false }, { text: 'not known: no call, and its probes are off' }],
  [{ probed: probed('answered') }, { works: true, text: 'probe 40 s ago: answered' }],
  [{ probed: probed('slow') }, { works: true, text: 'probe 40 s ago: slow' }],
  [{ probed: probed('configuration') }, { works: false, text: 'probe 40 s ago: configuration' }],
  [called(1, 20), { works: true, text: 'answered 19 of 20 calls in 5 min' }],
  [called(20, 20), { works: false, text: 'answered none of 20 calls in 5 min' }],
  [
    { ...called(20, 20), probed: probed('answered') },
    { works: true, text: 'probe 40 s ago: answered' },
  ],
  [
    { ...called(1, 20), probed: probed('error') },
    { works: true, text: 'answered 19 of 20 calls in 5 min' },
  ],
])('%j is %j', (more, standby) => {
  expect(standbyOf({ ...quiet, ...more }, now)).toEqual(standby);
});

test('doctor looks at backups only, and at each one once', () => {
  const broken = { ...quiet, target: b, probed: probed('configuration') };
  const checks = backupChecks(
    { ...status, targets: [quiet, broken], routes: { support: [a, b], drafts: [a, b] } },
    now,
  );
  expect(checks).toMatchObject([
    { name: `backup ${b}`, ok: false, advice: expect.stringContaining('key') as unknown },
  ]);
});

test('a backup that nobody knows of is neither', () => {
  const checks = backupChecks(status, now);
  expect(checks).toEqual([{ name: `backup ${b}`, text: 'not known yet: no call, no probe' }]);
});
