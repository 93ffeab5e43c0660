import { expect, test } from 'vitest';
import type { Output, Settings } from '../../domain/run/settings.ts';
import type { TargetProfile } from '../../domain/wire/profile.ts';
import { RenderRefused } from '../../domain/wire/refused.ts';
import { says, system, user } from './messages.ts';
import { messagesOf, openai, renderFor } from './targets.ts';

const rows: readonly (readonly [string, Settings, Partial<TargetProfile>, object, readonly string[]])[] = [
  [
    'effort that it knows',
    { effort: 'high' },
    { efforts: ['low', 'high'] },
    { reasoning_effort: 'high' },
    [],
  ],
  [
    'effort, rounded down',
    { effort: 'max' },
    { efforts: ['low', 'high'] },
    { reasoning_effort: 'high' },
    ['settings.effort effort'],
  ],
  ['effort that can’t be told', { effort: 'high' }, {}, {}, ['settings.effort setting']],
  ['verbosity', { verbosity: 'low' }, { verbosity: true }, { verbosity: 'low' }, []],
  ['verbosity that can’t be told', { verbosity: 'low' }, {}, {}, ['settings.verbosity setting']],
  ['the end user', { user: 'u' }, {}, { safety_identifier: 'u' }, []],
  ['the end user, elsewhere', { user: 'u' }, { userField: 'user' }, { user: 'u' }, []],
  ['the end user, nowhere', { user: 'u' }, { userField: 'none' }, {}, ['settings.user setting']],
  ['reasoning to be shown', { showReasoning: true }, {}, {}, ['settings.showReasoning setting']],
  ['top-p', { topP: 0.5 }, {}, { top_p: 0.5 }, []],
  ['no usage to be had', {}, { streamUsage: false }, { stream_options: undefined }, []],
  [
    'more tokens than it writes',
    { maxOutputTokens: 9 },
    { maxOutputTokens: 5 },
    { max_completion_tokens: 5 },
    ['settings.maxOutputTokens settingRange'],
  ],
  [
    'fields of this API, though never over the call’s own',
    { extra: { 'openai.chat': { seed: 1, temperature: 0.1, model: 'x', stream: false, n: 3 } } },
    {},
    { seed: 1, temperature: 0.1, model: 'gpt-4.1', stream: true, n: undefined },
    [
      'settings.extra["openai.chat"].model setting',
      'settings.extra["openai.chat"].stream setting',
      'settings.extra["openai.chat"].n setting',
    ],
  ],
  [
    'fields of another API',
    { extra: { 'anthropic.messages': { top_k: 1 } } },
    {},
    { top_k: undefined },
    ['settings.extra["anthropic.messages"] extraField'],
  ],
];

test.each(rows)('%s', (_, settings, traits, fields, noted) => {
  const { body, notes } = renderFor({ ...openai, ...traits }, [user()], { settings });
  for (const [name, value] of Object.entries(fields)) expect(body[name]).toEqual(value);
  expect(notes.map(({ path, loss }) => `${path} ${loss}`)).toEqual(noted);
});

test('an effort that goes with tools is sent with them, whatever is wanted', () => {
  const profile = {
    ...openai,
    efforts: ['none' as const, 'high' as const],
    effortWithTools: 'none' as const,
  };
  const tools = [{ name: 'x', description: '', parameters: {} }];
  const settings = { effort: 'high' as const };
  const rendering = renderFor(profile, [user()], { settings, tools });
  expect(rendering.body).toMatchObject({ reasoning_effort: 'none' });
  expect(rendering.notes).toMatchObject([{ path: 'settings.effort', loss: 'effort' }]);
  expect(renderFor(profile, [user()], { settings }).body).toMatchObject({ reasoning_effort: 'high' });
});

const shape: Output = {
  schema: { type: 'object', properties: { a: {} } },
  name: 'a shape',
  description: 'd',
};
const anything: Output = { schema: { type: 'object' } };
const outputs: readonly (readonly [
  string,
  Output,
  TargetProfile['output'],
  string,
  string | undefined,
  boolean,
])[] = [
  ['a schema', shape, 'schema', 'hi', 'json_schema', false],
  ['a schema where only JSON can be asked for', shape, 'json', 'hi', 'json_object', true],
  ['a schema where nothing can', shape, 'none', 'hi', undefined, true],
  ['any object', anything, 'schema', 'as JSON', 'json_object', false],
  ['any object, though nobody says JSON', anything, 'schema', 'hi', 'json_schema', false],
  ['any object, though nobody says JSON, and no schemas', anything, 'json', 'hi', 'json_object', true],
  ['any object where nothing can', anything, 'none', 'as JSON', undefined, true],
];

test.each(outputs)('%s', (_, output, trait, words, type, told) => {
  const { body, notes } = renderFor({ ...openai, output: trait }, [system(), user(words)], { output });
  expect((body['response_format'] as { type: string } | undefined)?.type).toBe(type);
  expect(JSON.stringify(messagesOf({ body, notes, toolNames: {} })[0]).includes('JSON Schema')).toBe(told);
  expect(notes.some(({ loss }) => loss === 'outputInWords')).toBe(told);
});

test('a name for the schema that is no name is replaced', () => {
  const { body, notes } = renderFor(openai, [user()], { output: shape });
  expect(body['response_format']).toMatchObject({ json_schema: { name: 'answer', description: 'd' } });
  expect(notes).toMatchObject([{ path: 'output.name' }]);
});

const first = (conversation: Parameters<typeof renderFor>[1]) =>
  messagesOf(renderFor({ ...openai, output: 'json' }, conversation, { output: anything }))[0];

test('what the model says later doesn’t change what it was told at first', () => {
  const begun = [user('hi')];
  expect(first([...begun, says('{} is JSON'), user('as JSON, please')])).toEqual(first(begun));
});

test.each([
  [{ replace: 'mine' }, 'mine'],
  [{ append: 'mine' }, 'be brief\n\nmine'],
])('the target’s own system prompt: %j', (own, content) => {
  expect(messagesOf(renderFor(openai, [system(), user()], { system: own }))[0]).toEqual({
    role: 'system',
    content,
  });
});

test('instructions in mid-conversation are the user’s where templates know no others', () => {
  const rendering = renderFor({ ...openai, midSystemRole: 'user' }, [user('a'), says(), system('be brief')]);
  expect(messagesOf(rendering)[2]).toEqual({ role: 'user', content: '<system>\nbe brief\n</system>' });
  expect(rendering.notes).toMatchObject([{ path: 'messages[2]', loss: 'systemAsUser' }]);
});

const pixel = { type: 'blob' as const, kind: 'image' as const };
const inline = (data: string) => ({ at: 'inline' as const, mediaType: 'image/png', data });

test.each<readonly [string, Parameters<typeof renderFor>[2] & { image?: string }, string, RegExp]>([
  ['temperature', { settings: { temperature: -1 } }, 'settings.temperature', /below 0/],
  ['top-p', { settings: { topP: 2 } }, 'settings.topP', /between 0 and 1/],
  ['limit', { settings: { maxOutputTokens: 0.5 } }, 'settings.maxOutputTokens', /whole number/],
  ['user', { settings: { user: 'u'.repeat(129) } }, 'settings.user', /longer than 128/],
  [
    'schema',
    { tools: [{ name: 'x', description: '', parameters: { type: 'array' } }] },
    'tools[0].parameters.type',
    /arguments of a tool are an object/,
  ],
  [
    'number of tools',
    { tools: Array.from({ length: 129 }, (_, at) => ({ name: `x${at}`, description: '', parameters: {} })) },
    'tools[128]',
    /at most 128 tools/,
  ],
  ['image without bytes', { image: '' }, 'messages[0].content[0].source.data', /empty/],
  [
    'image with a prefix',
    { image: 'data:image/png;base64,AA' },
    'messages[0].content[0].source.data',
    /no base64/,
  ],
])('what it would refuse is found before it is sent: %s', (_, { image, ...more }, path, rule) => {
  const message =
    image === undefined ? user() : { role: 'user' as const, content: [{ ...pixel, source: inline(image) }] };
  const render = () => renderFor(openai, [message], more);
  expect(render).toThrow(RenderRefused);
  expect(render).toThrow(rule);
  expect(render).toThrow(path);
});
