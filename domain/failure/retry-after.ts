import { durationPattern, parseDuration } from './duration.ts';
import { parseHttpDate, parseRfc3339 } from './instant.ts';
import { limitHeaders, type FailureSignal } from './signal.ts';

/**
 * How long the vendor asks us to wait, in whole ms from `now`; undefined when it doesn't say. Azure sends
 * `retry-after-ms: 0` beside `retry-after: 1`, so the largest positive one counts.
 */
export function retryAfterMs(signal: FailureSignal, now: number): number | undefined {
  const headers = signal.headers ?? {};
  const waits = [
    milliseconds(headers['retry-after-ms']),
    milliseconds(headers['x-ms-retry-after-ms']),
    secondsOrDate(headers['retry-after'], now),
    ...limitHeaders.map(({ remaining, reset }) => {
      return isSpent(headers[remaining]) ? untilReset(headers[reset], now) : undefined;
    }),
    saidInWords(signal),
  ];
  const longest = Math.ceil(Math.max(...waits.map((wait) => wait ?? 0)));
  return longest > 0 ? Math.min(longest, Number.MAX_SAFE_INTEGER) : undefined;
}

function milliseconds(value: string | undefined): number | undefined {
  const number = Number(value);
  return value !== undefined && Number.isFinite(number) ? number : undefined;
}

function secondsOrDate(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return seconds * 1000;
  const at = parseHttpDate(value);
  return at === undefined ? undefined : at - now;
}

function isSpent(remaining: string | undefined): boolean {
  return remaining !== undefined && remaining.trim() !== '' && Number(remaining) <= 0;
}

/**
 * OpenAI writes a duration, Anthropic an instant, compatible servers a number: of seconds, or so large a one that it
 * can only be an instant, in seconds or in ms.
 */
function untilReset(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (!Number.isFinite(number)) {
    const at = parseRfc3339(value);
    return at === undefined ? parseDuration(value) : at - now;
  }
  if (number >= 1e11) return number - now;
  return number >= 1e9 ? number * 1000 - now : number * 1000;
}

const asked = new RegExp(String.raw`\b(?:try again|retry) (?:in|after) (${durationPattern})`, 'i');

/** `Please try again in 1.5s`. Only of a vendor that has no room or is in trouble: in a refusal it may be an echo. */
function saidInWords({ status = 500, message = '' }: FailureSignal): number | undefined {
  const [, duration = ''] = status === 429 || status >= 500 ? (asked.exec(message) ?? []) : [];
  return parseDuration(duration.trim());
}
