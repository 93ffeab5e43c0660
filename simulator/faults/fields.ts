import { isFields } from '../json.ts';

/** How one field of an order is checked. */
export interface Field {
  readonly required: boolean;
  /** What is wrong with a value, to be read after the field's name; undefined when it is right. */
  problem(this: void, value: unknown): string | undefined;
}

function field(expected: string, right: (value: unknown) => boolean): Field {
  return {
    required: true,
    problem: (value) =>
      right(value) ? undefined : `must be ${expected}, got ${JSON.stringify(value) ?? 'nothing'}`,
  };
}

export function optional(checked: Field): Field {
  return { ...checked, required: false };
}

export function integer(least: number, most = Number.MAX_SAFE_INTEGER): Field {
  const upTo = most === Number.MAX_SAFE_INTEGER ? '' : ` and at most ${String(most)}`;
  return field(
    `an integer of at least ${String(least)}${upTo}`,
    (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most,
  );
}

export const positiveNumber = field(
  'a number above 0',
  (value) => typeof value === 'number' && Number.isFinite(value) && value > 0,
);

export const shareOfAll = field(
  'a number above 0 and at most 1',
  (value) => typeof value === 'number' && value > 0 && value <= 1,
);

export const text = field('a string', (value) => typeof value === 'string');

export const jsonOrText = field('a string or a JSON value', (value) => value !== undefined);

export function oneOf(...values: readonly string[]): Field {
  const list = values.map((one) => `"${one}"`).join(' or ');
  return field(list, (value) => typeof value === 'string' && values.includes(value));
}

export const headers = field(
  'an object of strings or a list of [name, value] pairs',
  (value) => isHeaderPairs(value) || (isFields(value) && Object.values(value).every(isString)),
);

export const modelMatch = field(
  'an object with a string `model`',
  (value) =>
    isFields(value) && Object.keys(value).every((key) => key === 'model') && isString(value['model']),
);

function isHeaderPairs(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.every((pair: unknown) => Array.isArray(pair) && pair.length === 2 && pair.every(isString))
  );
}

function isString(value: unknown): boolean {
  return typeof value === 'string';
}
