import { expect, test } from 'vitest';
import type { OfferedTool } from '../../domain/agent/tool.ts';
import type { Settings } from '../../domain/run/settings.ts';
import { closed, plain, rowsOf, sent } from './responses-sent.ts';

const look = { name: 'look', description: 'd', parameters: closed };
const write = { name: 'write', description: '', parameters: closed, freeform: { format: { type: 'text' } } };
const freeform = { ...plain, freeformTools: true };

test.each(
  rowsOf<OfferedTool>([
    ['not strict unless asked', look, { type: 'function', ...look, strict: false }, []],
    ['strict', { ...look, strict: true }, { strict: true }, []],
    [
      'never strict with a schema that can’t be',
      { ...look, parameters: { type: 'object', properties: {} }, strict: true },
      { strict: false },
      ['strict tools[0].strict'],
    ],
    ['free text', write, { type: 'custom', name: 'write', format: { type: 'text' } }, [], freeform],
    ['free text as JSON', write, { type: 'function', name: 'write' }, ['freeformOffer tools[0]']],
    [
      'a union on top',
      { ...look, parameters: { anyOf: [closed, closed] } },
      { parameters: { type: 'object', properties: closed.properties, required: [] } },
      ['toolSchema tools[0].parameters'],
    ],
    [
      'the vendor’s own',
      { hosted: 'openai.responses', item: { type: 'web_search' } },
      { type: 'web_search' },
      [],
    ],
    [
      'another vendor’s',
      { hosted: 'anthropic.messages', item: { type: 'x' } },
      undefined,
      ['hostedOffer tools[0]'],
    ],
    ['cached', { ...look, cache: '5m' }, { name: 'look' }, ['cacheHint tools[0].cache']],
    ['none at all', look, undefined, ['setting tools'], { ...plain, tools: false }],
  ]),
)('$name', ({ given: tool, expected: offered, notes, profile }) => {
  const { beside, notes: told } = sent({ tools: [tool] }, profile);
  expect(told).toEqual(notes);
  expect({ tools: beside['tools'] }).toMatchObject({ tools: offered && [offered] });
});

test.each(
  rowsOf<Settings>([
    ['any', { toolChoice: 'required' }, { tool_choice: 'required' }, []],
    ['one at a time', { parallelToolCalls: false }, { parallel_tool_calls: false }, []],
    ['one', { toolChoice: { tool: 'look' } }, { tool_choice: { type: 'function', name: 'look' } }, []],
    [
      'a free one',
      { toolChoice: { tool: 'write' } },
      { tool_choice: { type: 'custom', name: 'write' } },
      [],
      freeform,
    ],
    [
      'can’t be made to',
      { toolChoice: 'required', parallelToolCalls: true },
      { tool_choice: 'auto' },
      ['setting settings.parallelToolCalls', 'toolChoice settings.toolChoice'],
      { ...freeform, forcedToolChoice: false, parallelSwitch: false },
    ],
  ]),
)('chosen: $name', ({ given: settings, expected: fields, notes, profile }) => {
  const tools = profile.freeformTools ? [look, write] : [look];
  const { beside, notes: told } = sent({ settings, tools }, profile);
  const { tools: _offered, ...chosen } = beside;
  expect(chosen).toEqual(fields);
  expect(told).toEqual(notes);
});

test('a name that is not legal here is mapped, and the reader is told', () => {
  const { beside, toolNames } = sent({ tools: [{ ...look, name: 'crm.look' }] });
  const [[wire, own] = []] = Object.entries(toolNames);
  expect(own).toBe('crm.look');
  expect(beside['tools']).toMatchObject([{ name: wire }]);
});
