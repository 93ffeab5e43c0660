import { type Fields, inWords, isFields } from '../json.ts';
import type { Expected, Mismatch, Path } from './mismatch.ts';
import { firstOf } from './values.ts';

/** What a JSON value must look like; finds the first mismatch. */
export type Shape = (value: unknown, path: Path) => Mismatch | undefined;

/** Both ends are allowed. */
export interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

type Measured = Extract<Mismatch, { fault: 'bound' }>['of'];

export const anything: Shape = () => undefined;

export const flag: Shape = (value, path) =>
  typeof value === 'boolean' ? undefined : { fault: 'type', path, expected: 'a boolean', value };

/** `min` and `max` count characters. */
export function text({ pattern, ...bounds }: Bounds & { readonly pattern?: RegExp } = {}): Shape {
  return (value, path) => {
    if (typeof value !== 'string') return { fault: 'type', path, expected: 'a string', value };
    const outside = beyond('string', value.length, bounds, path);
    if (outside !== undefined) return outside;
    return pattern?.test(value) === false ? { fault: 'pattern', path, pattern } : undefined;
  };
}

export const string = text();

export function oneOf(...supported: readonly string[]): Shape {
  return (value, path) =>
    supported.some((one) => one === value) ? undefined : { fault: 'value', path, value, supported };
}

export function integer(bounds: Bounds = {}): Shape {
  return (value, path) =>
    Number.isInteger(value)
      ? beyond('integer', Number(value), bounds, path)
      : { fault: 'type', path, expected: 'an integer', value };
}

export function decimal(bounds: Bounds = {}): Shape {
  return (value, path) =>
    typeof value === 'number'
      ? beyond('decimal', value, bounds, path)
      : { fault: 'type', path, expected: 'a decimal', value };
}

export function nullable(shape: Shape): Shape {
  return (value, path) => (value === null ? undefined : shape(value, path));
}

export function list(of: Shape, bounds: Bounds = {}, expected: Expected = 'an array of objects'): Shape {
  return (value, path) => {
    if (!Array.isArray(value)) return { fault: 'type', path, expected, value };
    return (
      beyond('array', value.length, bounds, path) ??
      firstOf(value, (item: unknown, index) => of(item, [...path, index]))
    );
  };
}

/** An object whose keys are free. */
export function map(
  of: Shape,
  { max, longestKey }: { readonly max?: number; readonly longestKey?: number } = {},
): Shape {
  return (value, path) => {
    if (!isFields(value)) return { fault: 'type', path, expected: 'a dictionary', value };
    const keys = Object.keys(value);
    return (
      beyond('object', keys.length, max === undefined ? {} : { max }, path) ??
      firstOf(keys, (key) => {
        const at = [...path, key];
        const bounds = longestKey === undefined ? {} : { max: longestKey };
        return beyond('string', key.length, bounds, at) ?? of(value[key], at);
      })
    );
  };
}

export type Shapes = Readonly<Record<string, Shape>>;

/** An object that has all the required fields, and any others. */
export function having(required: Shapes, optional: Shapes = {}): Shape {
  return (value, path) => {
    if (!isFields(value)) return { fault: 'type', path, expected: 'an object', value };
    return (
      firstOf(Object.keys(required), (name) =>
        value[name] === undefined ? { fault: 'missing', path: [...path, name] } : undefined,
      ) ??
      firstOf(Object.entries({ ...required, ...optional }), ([name, shape]) =>
        value[name] === undefined ? undefined : shape(value[name], [...path, name]),
      )
    );
  };
}

/** An object that has all the required fields, perhaps the optional ones, and no other. */
export function fields(required: Shapes, optional: Shapes = {}): Shape {
  const right = having(required, optional);
  const known = new Set([...Object.keys(required), ...Object.keys(optional)]);
  return (value, path) =>
    right(value, path) ??
    firstOf(Object.keys(isFields(value) ? value : {}), (name) =>
      known.has(name) ? undefined : { fault: 'unknown', path: [...path, name] },
    );
}

/** One member of a union that is told apart by its `type`. */
export function member(required: Shapes = {}, optional: Shapes = {}): Shape {
  return fields({ type: anything, ...required }, optional);
}

/** Says which member of a union is meant where the field that tells them apart is absent. */
type Otherwise = (value: Fields) => string | undefined;

/** A union of objects, told apart by a field. */
export function tagged(members: Shapes, by = 'type', otherwise?: Otherwise): Shape {
  return (value, path) => {
    if (!isFields(value)) return { fault: 'type', path, expected: 'an object', value };
    const tag = value[by] ?? otherwise?.(value);
    if (tag === undefined) return { fault: 'missing', path: [...path, by] };
    const member = typeof tag === 'string' && Object.hasOwn(members, tag) ? members[tag] : undefined;
    if (member === undefined)
      return { fault: 'tag', path: [...path, by], value: tag, supported: Object.keys(members) };
    return member(value, [...path, { tag: inWords(tag) }]);
  };
}

/** A union whose members are looked at elsewhere: only the kind counts here. */
export function kinds(names: readonly string[], by?: string, otherwise?: Otherwise): Shape {
  return tagged(Object.fromEntries(names.map((name) => [name, anything])), by, otherwise);
}

/** A shape for each JSON type that may stand here. */
export function either(
  { string: words, list: items, object }: { string?: Shape; list?: Shape; object?: Shape },
  expected: Expected = 'one of a string or array of objects',
): Shape {
  return (value, path) => {
    const shape =
      typeof value === 'string' ? words : Array.isArray(value) ? items : isFields(value) ? object : undefined;
    return shape === undefined ? { fault: 'type', path, expected, value } : shape(value, path);
  };
}

function beyond(of: Measured, got: number, { min, max }: Bounds, path: Path): Mismatch | undefined {
  if (min !== undefined && got < min) return { fault: 'bound', path, of, side: 'min', bound: min, got };
  if (max !== undefined && got > max) return { fault: 'bound', path, of, side: 'max', bound: max, got };
  return undefined;
}
