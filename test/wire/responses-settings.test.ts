import { describe, expect, test } from 'vitest';
import { textIn } from '../../domain/json.ts';
import type { Output, Settings } from '../../domain/run/settings.ts';
import type { TargetProfile } from '../../domain/wire/profile.ts';
import { closed, plain, rowsOf, sent } from './responses-sent.ts';

const thinking: TargetProfile = { ...plain, efforts: ['low', 'high'], verbosity: true, sampling: false };

test.each(
  rowsOf<Settings>([
    ['nothing', {}, {}, []],
    [
      'sampling',
      { temperature: 3, topP: 0.5 },
      { temperature: 2, top_p: 0.5 },
      ['settingRange settings.temperature'],
    ],
    ['no field for stops', { stop: ['x'] }, {}, ['setting settings.stop']],
    [
      'no effort known',
      { effort: 'high', showReasoning: true },
      {},
      ['setting settings.effort', 'setting settings.showReasoning'],
    ],
    [
      'effort, shown, rounded down',
      { effort: 'medium', showReasoning: true },
      { reasoning: { effort: 'low', summary: 'auto' } },
      ['effort settings.effort'],
      thinking,
    ],
    ['verbosity', { verbosity: 'low' }, { text: { verbosity: 'low' } }, [], thinking],
    ['no verbosity', { verbosity: 'low' }, {}, ['setting settings.verbosity']],
    ['the end user', { user: 'u' }, { safety_identifier: 'u' }, []],
    ['the end user, as it was once', { user: 'u' }, { user: 'u' }, [], { ...plain, userField: 'user' }],
    ['no end user', { user: 'u' }, {}, ['setting settings.user'], { ...plain, userField: 'none' }],
    ['choices without tools', { toolChoice: 'none', parallelToolCalls: false }, {}, []],
    [
      'fields of this API, never over ours, and of others',
      {
        extra: {
          'openai.responses': {
            service_tier: 'flex',
            store: true,
            previous_response_id: 'r',
            reasoning: { context: 'auto' },
          },
          'openai.chat': { logprobs: true },
        },
      },
      { service_tier: 'flex', reasoning: { context: 'auto' } },
      [
        'extraField settings.extra["openai.chat"]',
        'setting settings.extra["openai.responses"].store',
        'setting settings.extra["openai.responses"].previous_response_id',
      ],
    ],
  ]),
)('$name', ({ given: settings, expected = {}, notes, profile }) => {
  expect(sent({ settings }, profile)).toMatchObject({ beside: expected, notes });
  expect(Object.keys(sent({ settings }, profile).beside)).toEqual(Object.keys(expected));
});

test('sealed reasoning is asked for beside what the caller asks for', () => {
  const settings = { extra: { 'openai.responses': { include: ['reasoning.encrypted_content', 'x'] } } };
  expect(sent({ settings }, { ...plain, encryptedReasoning: true }).beside).toEqual({
    include: ['reasoning.encrypted_content', 'x'],
  });
});

describe('the answer’s shape', () => {
  const schema = { type: 'json_schema', name: 'answer', schema: closed, strict: false };
  test.each(
    rowsOf<Output>([
      ['a schema', { schema: closed }, schema, []],
      [
        'a name, a description, strict',
        { schema: closed, name: 'n', description: 'd', strict: true },
        { ...schema, name: 'n', description: 'd', strict: true },
        [],
      ],
      ['a name that is none', { schema: closed, name: 'a b' }, schema, ['setting output.name']],
      [
        'never strict with a schema that can’t be',
        { schema: { type: 'object', properties: {} }, strict: true },
        { type: 'json_schema', strict: false },
        ['strict output.strict'],
      ],
      ['any object, without the word', { schema: { type: 'object' } }, { type: 'json_schema' }, []],
      [
        'JSON and words',
        { schema: closed },
        { type: 'json_object' },
        ['outputInWords output.schema'],
        { ...plain, output: 'json' },
      ],
      ['a list in words', { schema: { type: 'array' } }, undefined, ['outputInWords output.schema']],
      ['words', { schema: closed }, undefined, ['outputInWords output.schema'], { ...plain, output: 'none' }],
    ]),
  )('$name', ({ given: output, expected: format, notes, profile }) => {
    const { beside, notes: told } = sent({ output }, profile);
    expect(told).toEqual(notes);
    expect({ text: beside['text'] }).toMatchObject({ text: format && { format } });
    const said = notes.includes('outputInWords output.schema');
    expect(textIn(beside['instructions']).includes(JSON.stringify(output.schema))).toBe(said);
  });
});
