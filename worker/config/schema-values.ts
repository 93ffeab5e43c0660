import { z } from 'zod';
import { durationPattern, formatDuration, parseDuration } from './duration.ts';
import { show } from './wording.ts';

// Node's timers overflow at 24.8 days and then fire at once.
const longestTimer = '24h';

/** A duration such as `30s`, read as ms. */
export function duration(description: string, options: { default?: string; longest?: string } = {}) {
  const longest = options.longest ?? longestTimer;
  const longestMs = parseDuration(longest) ?? Infinity;
  return z
    .string({ error: notADuration })
    .regex(durationPattern, { error: notADuration, abort: true })
    .refine((text) => (parseDuration(text) ?? 0) >= 1, { error: 'must be at least 1ms' })
    .refine((text) => (parseDuration(text) ?? 0) <= longestMs, {
      error: `must be at most ${formatDuration(longestMs)}`,
    })
    .transform((text) => parseDuration(text) ?? 0)
    .meta(described(description, options.default));
}

function notADuration(issue: { input?: unknown }): string {
  return `expected a duration such as 500ms, 30s, 5m, 1h, got ${show(issue.input)}`;
}

/** A number above 0. */
export function positive(description: string, options: { default?: number } = {}) {
  return z.number().gt(0, { error: 'must be above 0' }).meta(described(description, options.default));
}

export function count(description: string, options: { max: number; default?: number }) {
  return z.int().min(1).max(options.max).meta(described(description, options.default));
}

/** The legal names of providers, routes, agents and tools. */
export const namePattern = /^[A-Za-z0-9_-]{1,64}$/;

/**
 * A mapping from names to `value`. The names are checked apart: zod would skip an entry with a wrong name, and with it
 * the problems inside.
 */
export function named<Value extends z.ZodType>(value: Value, description: string) {
  return z
    .record(z.string(), value)
    .meta({ description, propertyNames: { type: 'string', pattern: namePattern.source } });
}

function described(description: string, byDefault?: string | number) {
  return byDefault === undefined
    ? { description }
    : { description: `${description} Default: ${byDefault}.`, default: byDefault };
}
