import { Validator, type Schema } from '@cfworker/json-schema';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { smallestFit } from '../../../simulator/model/fit.ts';

const names = fc.constantFrom('a', 'b', 'c');
const count = fc.integer({ min: 0, max: 3 });

const { schema } = fc.letrec<{ schema: object }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(
      { type: 'boolean' },
      { type: 'null' },
      { type: ['string', 'null'] },
      { type: 'string', format: 'date-time' },
      { type: 'string', format: 'uuid' },
      { type: 'string', format: 'email' },
      { const: { x: 1 } },
      { enum: ['x', 2] },
      { $ref: '#/$defs/d' },
    ),
    count.map((minLength) => ({ type: 'string', minLength })),
    fc
      .tuple(fc.integer({ min: -9, max: 9 }), count)
      .map(([minimum, more]) => ({ type: 'integer', minimum, maximum: minimum + more })),
    fc.integer({ min: -9, max: 9 }).map((exclusiveMinimum) => ({ type: 'number', exclusiveMinimum })),
    fc
      .integer({ min: -9, max: 9 })
      .map((exclusiveMaximum) => ({ type: 'number', exclusiveMaximum, multipleOf: 0.5 })),
    fc.tuple(tie('schema'), count).map(([items, minItems]) => ({ type: 'array', items, minItems })),
    fc.array(tie('schema'), { minLength: 1, maxLength: 2 }).map((anyOf) => ({ anyOf })),
    fc.tuple(fc.dictionary(names, tie('schema')), fc.boolean()).map(([properties, isOpen]) => ({
      type: 'object',
      properties,
      required: Object.keys(properties),
      ...(!isOpen && { additionalProperties: false }),
    })),
  ),
}));

test('what it makes fits the schema, and is the same every time', () => {
  fc.assert(
    fc.property(schema, (one) => {
      const root = { ...one, $defs: { d: { type: 'integer', minimum: 2 } } };
      const value = smallestFit(root);
      expect(new Validator(root as Schema, '2020-12').validate(value).errors).toEqual([]);
      expect(smallestFit(structuredClone(root))).toEqual(value);
    }),
  );
});

test.each([
  [
    { type: 'object', properties: { a: { type: 'string' }, b: { type: 'integer' } }, required: ['b'] },
    { b: 0 },
  ],
  [{ type: 'array', items: { type: 'string' } }, []],
  [{ type: 'integer', minimum: 3, maximum: 9 }, 3],
  [{ type: 'integer', maximum: -3 }, -3],
  [{ type: 'number', exclusiveMinimum: 0, maximum: 0.5 }, 0.25],
  [{ type: 'string', default: 'x' }, 'x'],
  [
    {
      allOf: [
        { type: 'object', required: ['a'] },
        { properties: { a: { const: 1 } }, required: ['b'] },
      ],
    },
    { a: 1, b: null },
  ],
])('%j is fitted by %j', (one, value) => {
  expect(smallestFit(one)).toEqual(value);
});

test('a schema that needs itself without end is cut', () => {
  const endless = { type: 'object', properties: { next: { $ref: '#' } }, required: ['next'] };
  expect(JSON.stringify(smallestFit(endless))).toContain('"next":null');
});
