import { assert, date, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { parseDuration } from '../../domain/failure/duration.ts';
import { parseHttpDate, parseRfc3339 } from '../../domain/failure/instant.ts';

const dates = date({
  min: new Date('1970-01-01T00:00:00Z'),
  max: new Date('2999-12-31T23:59:59Z'),
  noInvalidDate: true,
});

test('it reads every date as Date.parse does', () => {
  assert(
    property(dates, integer({ min: 0, max: 14 * 60 }), (at, ahead) => {
      expect(parseHttpDate(at.toUTCString())).toBe(Date.parse(at.toUTCString()));
      expect(parseRfc3339(at.toISOString())).toBeCloseTo(at.getTime(), 3);
      const local = new Date(at.getTime() + ahead * 60_000).toISOString().slice(0, 19);
      const offset = [ahead / 60, ahead % 60].map((part) => String(Math.floor(part)).padStart(2, '0'));
      const written = `${local}+${offset.join(':')}`;
      expect(parseRfc3339(written)).toBe(Date.parse(written));
    }),
    { numRuns: 10_000 },
  );
});

test.each(['', 'soon', '2026-11-24', '2026-11-24T08:49:37', '24 Nov 2026', 'Tue, 24 Nov 2026 08:49:37 CET'])(
  '%j is no instant',
  (text) => {
    expect(parseHttpDate(text)).toBeUndefined();
    expect(parseRfc3339(text)).toBeUndefined();
  },
);

test.each([
  ['6m0s', 360_000],
  ['20ms', 20],
  ['1.5s', 1500],
  ['1h2m3s', 3_723_000],
  ['2d', 172_800_000],
  ['1 second', 1000],
  ['2 minutes 5 seconds', 125_000],
  ['3 MIN', 180_000],
  ['120 milliseconds', 120],
  ['', undefined],
  ['60', undefined],
  ['s', undefined],
  ['5 steps', undefined],
  ['-5s', undefined],
  ['5s or so', undefined],
])('%j is %j ms', (text, ms) => {
  expect(parseDuration(text)).toBe(ms);
});
