import { isFields, type Fields } from '../json.ts';

/** The objects of a value that should be a list of objects; anything else in it is left out. */
export function objects(value: unknown): Fields[] {
  return Array.isArray(value) ? value.filter((item) => isFields(item)) : [];
}

/** The first defined answer of a function over a list. */
export function firstOf<Item, Found>(
  items: readonly Item[],
  find: (item: Item, index: number) => Found | undefined,
): Found | undefined {
  for (const [index, item] of items.entries()) {
    const found = find(item, index);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The first value that occurred before, with its index. */
export function firstDuplicate(values: readonly unknown[]): { value: unknown; index: number } | undefined {
  const seen = new Set<unknown>();
  return firstOf(values, (value, index) => {
    if (seen.has(value)) return { value, index };
    seen.add(value);
    return undefined;
  });
}

/** The type of a JSON value in words, with its article, as OpenAI's errors say it. */
export function typeInWords(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'an integer' : 'a decimal number';
  if (typeof value === 'object') return 'an object';
  return `a ${typeof value}`;
}
