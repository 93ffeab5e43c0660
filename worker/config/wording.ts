import type { z } from 'zod';

const types: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'a mapping',
  record: 'a mapping',
  array: 'a list',
};

/** A wrong value, as a message may repeat it: a long unbroken word may be a key in the wrong place, and stays out. */
export function show(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  if (typeof value !== 'string') return JSON.stringify(value) ?? typeof value;
  return value.length > 60 || /[^\s/.]{24}/.test(value)
    ? `a text of ${value.length} characters`
    : JSON.stringify(value);
}

/** What is said of a required key that isn't there. */
export const missing = 'missing';

/** What zod finds, in plain words. A message that the schema gives for itself goes before this one. */
export function wording(issue: z.core.$ZodRawIssue): string {
  if (issue.input === undefined) return missing;
  if (issue.code === 'invalid_type') {
    const got = issue.input === null ? 'nothing (is the indentation right?)' : show(issue.input);
    const advice = issue.expected === 'string' && typeof issue.input === 'number' ? '; put it in quotes' : '';
    return `expected ${types[issue.expected] ?? issue.expected}, got ${got}${advice}`;
  }
  if (issue.code === 'invalid_value')
    return `expected ${issue.values.map(String).join(', ')}, got ${show(issue.input)}`;
  if (issue.code === 'too_small') return tooSmall(issue.origin, Number(issue.minimum));
  if (issue.code === 'too_big') return `must be at most ${Number(issue.maximum)}`;
  return 'is not valid here';
}

function tooSmall(origin: string, minimum: number): string {
  if (origin === 'string') return 'must not be empty';
  return origin === 'array' ? 'needs at least one entry' : `must be at least ${minimum}`;
}
