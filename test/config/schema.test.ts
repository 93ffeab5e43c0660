import { readFileSync } from 'node:fs';
import { Validator } from '@cfworker/json-schema';
import type { Schema } from '@cfworker/json-schema';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { configJsonSchema } from '../../worker/config/json-schema.ts';
import type { SchemaNode } from '../../worker/config/json-schema.ts';

test('the committed schema is the one of the code (node worker/config/write-schema.ts)', () => {
  expect(JSON.parse(readFileSync('schemas/understudy.schema.json', 'utf8'))).toEqual(configJsonSchema());
});

test.each([
  { file: 'examples/understudy.yaml', valid: true },
  { file: 'test/fixtures/config/full.yaml', valid: true },
  { file: 'test/fixtures/config/broken.yaml', valid: false },
])('an editor finds $file valid: $valid', ({ file, valid }) => {
  const validator = new Validator(configJsonSchema() as Schema, '7', false);
  const value: unknown = parse(readFileSync(file, 'utf8'), { merge: true });
  expect(validator.validate(value).valid).toBe(valid);
});

test('every key is described', () => {
  expect(undescribed(configJsonSchema(), '')).toEqual([]);
});

function undescribed(node: SchemaNode, path: string): string[] {
  const named = Object.entries(node.properties ?? {});
  const own = named.filter(([, child]) => child.description === undefined).map(([key]) => `${path}.${key}`);
  const more = [...named, ...Object.entries({ '*': node.additionalProperties, '[]': node.items })];
  const deeper = more.flatMap(([key, child]) =>
    typeof child === 'object' ? undescribed(child, `${path}.${key}`) : [],
  );
  // What a tool's parameters hold is its author's.
  const known = own.filter((key) => !key.endsWith('.parameters.type'));
  return [...known, ...deeper, ...(node.anyOf ?? []).flatMap((each) => undescribed(each, path))];
}
