import { typeInWords } from '../judge/values.ts';
import type { Problem } from '../judge/rule.ts';

/** What both of OpenAI's protocols allow as the name of a function. */
const NAME = /^[a-zA-Z0-9_-]+$/;
const LONGEST_NAME = 64;

/** OpenAI's 400, in the wordings its API uses for every field. */
export function invalid(message: string, param?: string, code?: string): Problem {
  return {
    status: 400,
    type: 'invalid_request_error',
    message,
    ...(param !== undefined && { param }),
    ...(code !== undefined && { code }),
  };
}

export function missing(param: string): Problem {
  return invalid(`Missing required parameter: '${param}'.`, param, 'missing_required_parameter');
}

export function wrongType(param: string, expected: string, value: unknown): Problem {
  const message = `Invalid type for '${param}': expected ${expected}, but got ${typeInWords(value)} instead.`;
  return invalid(message, param, 'invalid_type');
}

export function wrongValue(param: string, value: unknown, supported: readonly string[]): Problem {
  const names = supported.map((one) => `'${one}'`);
  const list =
    names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')}, and ${names.at(-1) ?? ''}`;
  const message = `Invalid value: '${String(value)}'. Supported values are: ${list}.`;
  return invalid(message, param, 'invalid_value');
}

export function emptyArray(param: string): Problem {
  return invalid(
    `Invalid '${param}': empty array. Expected an array with minimum length 1, but got an empty array instead.`,
    param,
    'empty_array',
  );
}

/** A string of 1 to `most` characters that matches the pattern, if one is given. */
export function checkString(
  param: string,
  value: unknown,
  most: number,
  pattern?: RegExp,
): Problem | undefined {
  if (typeof value !== 'string') return wrongType(param, 'a string', value);
  if (value === '') {
    const message = `Invalid '${param}': empty string. Expected a string with minimum length 1, but got an empty string instead.`;
    return invalid(message, param, 'empty_string');
  }
  if (value.length > most) {
    const message = `Invalid '${param}': string too long. Expected a string with maximum length ${String(most)}, but got a string with length ${String(value.length)} instead.`;
    return invalid(message, param, 'string_above_max_length');
  }
  if (pattern?.test(value) === false) {
    const message = `Invalid '${param}': string does not match pattern. Expected a string that matches the pattern '${pattern.source}'.`;
    return invalid(message, param, 'invalid_value');
  }
  return undefined;
}

export function checkName(param: string, value: unknown): Problem | undefined {
  return checkString(param, value, LONGEST_NAME, NAME);
}
