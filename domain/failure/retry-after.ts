import type { FailureSignal } from './signal.ts';

/**
 * How long the vendor asks us to wait, in ms from `now`; undefined when it doesn't say. Azure sends
 * `retry-after-ms: 0` beside `retry-after: 1`, so the largest positive one counts.
 */
export function retryAfterMs(signal: FailureSignal, now: number): number | undefined {
  const headers = signal.headers ?? {};
  const waits = [milliseconds(headers['retry-after-ms']), secondsOrDate(headers['retry-after'], now)];
  const longest = Math.max(...waits.map((wait) => wait ?? 0));
  return longest > 0 ? longest : undefined;
}

function milliseconds(value: string | undefined): number | undefined {
  const number = Number(value);
  return value !== undefined && Number.isFinite(number) ? Math.ceil(number) : undefined;
}

function secondsOrDate(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.ceil(seconds * 1000);
  const at = parseHttpDate(value);
  return at === undefined ? undefined : at - now;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Sun, 06 Nov 1994 08:49:37 GMT`, as https://www.rfc-editor.org/rfc/rfc9110#name-date-time-formats has it. */
function parseHttpDate(value: string): number | undefined {
  const found = /(\d{1,2}) (\w{3}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) GMT$/.exec(value);
  const [day, month, year, hour, minute, second] = found?.slice(1) ?? [];
  const monthAt = months.indexOf(month ?? '');
  if (found === null || monthAt < 0) return undefined;
  return (
    (daysFromCivil(Number(year), monthAt + 1, Number(day)) * 24 + Number(hour)) * 3_600_000 +
    Number(minute) * 60_000 +
    Number(second) * 1000
  );
}

/** Days since 1970-01-01 of a Gregorian date; domain code has no clock, and so no Date. */
function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146_097 +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    719_468
  );
}
