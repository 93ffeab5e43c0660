import { z } from 'zod';
import { durationPattern, formatDuration, parseDuration } from './duration.ts';
import { factorPattern, formatFactor, parseFactor } from './factor.ts';
import { formatShare, parseShare, percentPattern } from './share.ts';
import { show } from './wording.ts';

// Node's timers overflow at 24.8 days and then fire at once.
const longestTimer = '24h';

/** A duration such as `30s`, read as ms. */
export function duration(
  description: string,
  options: { default?: string; shortest?: string; longest?: string } = {},
) {
  const longest = options.longest ?? longestTimer;
  const longestMs = parseDuration(longest) ?? Infinity;
  const shortestMs = parseDuration(options.shortest) ?? 1;
  return z
    .string({ error: notADuration })
    .regex(durationPattern, { error: notADuration, abort: true })
    .refine((text) => (parseDuration(text) ?? 0) >= shortestMs, {
      error: `must be at least ${formatDuration(shortestMs)}`,
    })
    .refine((text) => (parseDuration(text) ?? 0) <= longestMs, {
      error: `must be at most ${formatDuration(longestMs)}`,
    })
    .transform((text) => parseDuration(text) ?? 0)
    .meta(described(description, options.default));
}

function notADuration(issue: { input?: unknown }): string {
  return `expected a duration such as 500ms, 30s, 5m, 1h, got ${show(issue.input)}`;
}

interface Bounds {
  readonly least: number;
  readonly most: number;
  readonly default?: number;
}

/** A share such as `42%` or 0.42, read as a number in [0, 1]. */
export function share(description: string, bounds: Bounds) {
  return measure(description, bounds, {
    pattern: percentPattern,
    parse: parseShare,
    format: formatShare,
    what: 'a percentage such as 42%, or 0.42',
  });
}

/** A factor such as `3x` or 3, read as a number. */
export function factor(description: string, bounds: Bounds) {
  return measure(description, bounds, {
    pattern: factorPattern,
    parse: parseFactor,
    format: formatFactor,
    what: 'a factor such as 3x, or 3',
  });
}

interface Notation {
  readonly pattern: RegExp;
  readonly parse: (value: unknown) => number | undefined;
  readonly format: (value: number) => string;
  /** What is expected, in words. */
  readonly what: string;
}

/** A number, or a text that says one in people's notation. */
function measure(description: string, bounds: Bounds, { pattern, parse, format, what }: Notation) {
  const { least, most } = bounds;
  const within = (value: unknown) => Number(parse(value)) >= least && Number(parse(value)) <= most;
  const error = (issue: { input?: unknown }) => `expected ${what}, got ${show(issue.input)}`;
  const outside =
    most === Infinity
      ? `must be at least ${format(least)}`
      : `must be from ${format(least)} to ${format(most)}`;
  return z
    .union([
      z.number({ error }).refine(within, { error: outside }),
      z.string({ error }).regex(pattern, { error, abort: true }).refine(within, { error: outside }),
    ])
    .transform((value) => parse(value) ?? 0)
    .meta(described(description, bounds.default === undefined ? undefined : format(bounds.default)));
}

/** A number above 0. */
export function positive(description: string, options: { default?: number } = {}) {
  return z.number().gt(0, { error: 'must be above 0' }).meta(described(description, options.default));
}

export function count(description: string, options: { min?: number; max: number; default?: number }) {
  return z
    .int()
    .min(options.min ?? 1)
    .max(options.max)
    .meta(described(description, options.default));
}

/** The legal names of providers, routes, agents, tools and tenants. */
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
