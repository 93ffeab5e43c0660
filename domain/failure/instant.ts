const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * `Sun, 06 Nov 1994 08:49:37 GMT` in ms since the epoch, as
 * https://www.rfc-editor.org/rfc/rfc9110#name-date-time-formats has it; undefined for anything else.
 */
export function parseHttpDate(text: string): number | undefined {
  const found = /(\d{1,2}) (\w{3}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) GMT$/.exec(text);
  const [day, month, year, hour, minute, second] = found?.slice(1) ?? [];
  const monthAt = months.indexOf(month ?? '');
  if (found === null || monthAt < 0) return undefined;
  return instant([Number(year), monthAt + 1, Number(day)], [Number(hour), Number(minute), Number(second)]);
}

/** `1994-11-06T08:49:37.5Z`, also with an offset, in ms since the epoch: https://www.rfc-editor.org/rfc/rfc3339 */
export function parseRfc3339(text: string): number | undefined {
  const found =
    /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2}(?:\.\d+)?)(?:Z|([+-])(\d{2}):(\d{2}))$/i.exec(text);
  if (found === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found.slice(1, 7).map(Number);
  const ahead = (found[7] === '-' ? -1 : 1) * (Number(found[8] ?? 0) * 60 + Number(found[9] ?? 0));
  return instant([year, month, day], [hour, minute - ahead, second]);
}

type Triple = readonly [number, number, number];

function instant(date: Triple, [hour, minute, second]: Triple): number {
  return (daysFromCivil(date) * 24 + hour) * 3_600_000 + minute * 60_000 + second * 1000;
}

/** Days since 1970-01-01 of a Gregorian date; domain code has no clock, and so no Date. */
function daysFromCivil([year, month, day]: Triple): number {
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
