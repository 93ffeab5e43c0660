import { expect, test } from 'vitest';
import type { JsonObject } from '../../domain/json.ts';
import { user } from './messages.ts';
import { claude, renderFor } from './targets.ts';

function sentTool(parameters: JsonObject) {
  const { body, notes } = renderFor(claude, [user()], {
    tools: [{ name: 'x', description: '', parameters }],
  });
  return { schema: (body['tools'] as unknown as { input_schema: unknown }[])[0]?.input_schema, notes };
}

function sentOutput(schema: JsonObject) {
  const { body, notes } = renderFor(claude, [user()], { output: { schema } });
  return {
    schema: (body['output_config'] as unknown as { format: { schema: unknown } }).format.schema,
    notes,
  };
}

test('a tool without a type is an object', () => {
  expect(sentTool({})).toEqual({ schema: { type: 'object' }, notes: [] });
});

test('one union at the top would have all requests refused: its properties are offered together', () => {
  const { schema, notes } = sentTool({
    type: 'object',
    required: ['a'],
    properties: { a: { type: 'string' } },
    oneOf: [{ properties: { b: { type: 'number' } }, required: ['b'] }, { properties: { c: {} } }],
    allOf: [{ required: ['d'], properties: { d: {} } }],
  });
  expect(schema).toEqual({
    type: 'object',
    required: ['a', 'd'],
    properties: { a: { type: 'string' }, b: { type: 'number' }, c: {}, d: {} },
  });
  expect(notes).toMatchObject([{ path: 'tools[0].parameters', action: 'approximated' }]);
});

test('an output’s objects are closed, all the way down', () => {
  const { schema, notes } = sentOutput({
    $schema: 'x',
    type: 'object',
    properties: { list: { type: 'array', items: { type: 'object', properties: {} } } },
    $defs: { d: { oneOf: [{ type: 'object', properties: {} }] } },
  });
  const closed = { type: 'object', properties: {}, additionalProperties: false };
  expect(schema).toEqual({
    type: 'object',
    properties: { list: { type: 'array', items: closed } },
    $defs: { d: { anyOf: [closed] } },
    additionalProperties: false,
  });
  expect(notes).toEqual([]);
});

test('constraints outside the subset are told in the description, with a note', () => {
  const { schema, notes } = sentOutput({
    type: 'object',
    properties: {
      n: { type: 'integer', minimum: 1, description: 'how many' },
      s: { type: 'string', format: 'x' },
    },
  });
  expect(schema).toMatchObject({
    properties: {
      n: { type: 'integer', description: 'how many\n\n{minimum: 1}' },
      s: { type: 'string', description: '{format: "x"}' },
    },
  });
  expect(notes).toMatchObject([{ path: 'output.schema', action: 'approximated' }]);
});
