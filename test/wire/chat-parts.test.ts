import { expect, test } from 'vitest';
import { formatOf } from '../../domain/wire/formats.ts';
import { calls, chunk, finish, text, usage } from './chat-chunks.ts';
import { affinityOf, answerOf, read } from './reading.ts';

const api = 'openai.chat';
const format = formatOf(api);
const affinity = affinityOf(api);

function options(more: { finishOptional?: boolean; toolNames?: Record<string, string> } = {}) {
  let minted = 0;
  return { affinity, mintCallId: () => `id-${(minted += 1)}`, ...more };
}

const detail = (...details: readonly object[]) => chunk({ reasoning_details: details });

test('reasoning in details is put together by kind and index, with what signs it', () => {
  const events = [
    detail({ type: 'reasoning.text', text: 'Let ', index: 0, format: 'x' }),
    detail({ type: 'reasoning.text', text: 'me see.', index: 0 }),
    detail({ type: 'reasoning.text', signature: 'sig', index: 0 }),
    detail(
      { type: 'reasoning.encrypted', data: 'gA', index: 0 },
      { type: 'reasoning.encrypted', data: 'gB', index: 1 },
    ),
    text('Hello'),
    finish('stop'),
  ];
  expect(answerOf(api, events).content).toEqual([
    {
      type: 'reasoning',
      text: 'Let me see.',
      native: {
        affinity,
        item: {
          reasoning_details: [
            { type: 'reasoning.text', text: 'Let me see.', index: 0, format: 'x', signature: 'sig' },
            { type: 'reasoning.encrypted', data: 'gA', index: 0 },
            { type: 'reasoning.encrypted', data: 'gB', index: 1 },
          ],
        },
      },
    },
    { type: 'text', text: 'Hello' },
  ]);
});

test('free-form calls, and names that stood on the wire for the tools’ own', () => {
  const reader = format.reader(options({ toolNames: { files_look_x: 'files.look' } }));
  const events = [
    calls({ index: 0, id: 'a', type: 'custom', custom: { name: 'run', input: '' } }),
    calls({ index: 0, custom: { input: 'ls ' } }),
    calls({ index: 0, custom: { input: '-l' } }),
    calls({ index: 1, id: 'b', type: 'function', function: { name: 'files_look_x', arguments: '{}' } }),
    finish('tool_calls'),
  ];
  for (const event of events) reader.push(event);
  expect(reader.end()).toMatchObject({
    answer: {
      content: [
        { callId: 'id-1', nativeId: 'a', name: 'run', arguments: 'ls -l', freeform: true },
        { callId: 'id-2', nativeId: 'b', name: 'files.look', arguments: '{}' },
      ],
    },
  });
});

test('what stands beside a call is kept for its issuer', () => {
  const extra = { extra_content: { google: { thought_signature: 'sig' } } };
  const events = [
    calls({ index: 0, id: 'a', type: 'function', function: { name: 'look', arguments: '{' }, ...extra }),
    calls({ index: 0, function: { arguments: '}' } }),
    calls({ index: 1, id: 'b', type: 'builtin_function', function: { name: 'find', arguments: '{}' } }),
    finish('tool_calls'),
  ];
  expect(answerOf(api, events).content).toMatchObject([
    { name: 'look', native: { affinity, item: extra } },
    { name: 'find', native: { affinity, item: { type: 'builtin_function' } } },
  ]);
});

test('a function call of old is a call', () => {
  const events = [
    chunk({ function_call: { name: 'look', arguments: '' } }),
    chunk({ function_call: { arguments: '{"q":1}' } }),
    finish('function_call'),
  ];
  expect(answerOf(api, events)).toMatchObject({
    finish: 'tool_calls',
    rawFinish: 'function_call',
    content: [{ type: 'call', callId: 'id-1', name: 'look', arguments: '{"q":1}' }],
  });
});

test('a spoken answer: its words, and its sound for its issuer, in one piece', () => {
  const events = [
    chunk({ audio: { id: 'audio_1', transcript: 'Hel' } }),
    // "ab" and "c", each padded by itself.
    chunk({ audio: { data: 'YWI=', transcript: 'lo' } }),
    chunk({ audio: { data: 'Yw==' } }),
    chunk({ audio: { expires_at: 99 } }),
    finish('stop'),
  ];
  const item = { id: 'audio_1', data: 'YWJj', expires_at: 99, transcript: 'Hello' };
  expect(answerOf(api, events).content).toEqual([
    { type: 'text', text: 'Hello', native: { affinity, item: { transcript_of: 'audio_1' } } },
    { type: 'blob', kind: 'audio', source: { at: 'vendor', native: { affinity, item } } },
  ]);
});

test('images, sources and parts that nobody knows', () => {
  const annotations = [
    { type: 'url_citation', url_citation: { url: 'https://a.example', title: 'A', start_index: 0 } },
    { type: 'url_citation', url_citation: {} },
  ];
  const events = [
    text('See'),
    chunk({ annotations }),
    chunk({ images: [{ type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } }] }),
    chunk({ content: [{ type: 'hologram', depth: 3 }] }),
    finish('stop'),
  ];
  expect(answerOf(api, events).content).toEqual([
    { type: 'text', text: 'See', citations: [{ url: 'https://a.example', title: 'A' }] },
    { type: 'blob', kind: 'image', source: { at: 'inline', mediaType: 'image/png', data: 'AAAA' } },
    { type: 'opaque', native: { affinity, item: { type: 'hologram', depth: 3 } } },
  ]);
});

test.each([
  ['details of reasoning', { reasoning_details: [{ type: 'reasoning.encrypted', data: 'x' }] }, true],
  ['sound', { audio: { data: 'AAAA' } }, true],
  ['the end of sound', { audio: { expires_at: 1 } }, false],
  ['an image', { images: [{ type: 'image_url', image_url: { url: 'x' } }] }, true],
  ['an unknown part', { content: [{ type: 'hologram' }] }, true],
  ['a function call of old', { function_call: { name: 'x' } }, true],
  ['sources', { annotations: [{ url_citation: { url: 'x' } }] }, false],
])('%s is progress: %s', (_, delta, progress) => {
  expect(format.reader(options()).push(chunk(delta))).toEqual({ progress });
});

const message = (fields: object, reason: string | null = 'stop') => ({
  id: 'chatcmpl-1',
  model: 'asked',
  choices: [{ index: 0, message: { role: 'assistant', ...fields }, finish_reason: reason }],
  usage: { prompt_tokens: 1, completion_tokens: 2 },
});

test('a whole body is read like its stream, and calls without ids are not one', () => {
  const made = [{ function: { name: 'look' } }, { function: { name: 'look' } }];
  expect(format.read(message({ content: 'So', tool_calls: made }, 'tool_calls'), options())).toEqual({
    ok: true,
    answer: {
      content: [
        { type: 'text', text: 'So' },
        { type: 'call', callId: 'id-1', name: 'look', arguments: '{}' },
        { type: 'call', callId: 'id-2', name: 'look', arguments: '{}' },
      ],
      finish: 'tool_calls',
      rawFinish: 'tool_calls',
      model: 'asked',
      responseId: 'chatcmpl-1',
      usage: { input: 1, output: 2 },
    },
  });
});

test.each([
  ['text', 'oops', 'the body is no JSON object'],
  ['nothing', null, 'the body is no JSON object'],
  ['an error', { error: { message: 'boom', code: 'server_error' } }, 'boom'],
  ['no choice', { choices: [] }, 'the stream ended without a finish_reason'],
  ['no reason', message({ content: 'x' }, null), 'the stream ended without a finish_reason'],
])('a body that is %s is no answer', (_, body, words) => {
  expect(format.read(body, options())).toMatchObject({
    ok: false,
    signal: { message: expect.stringContaining(words) as string },
  });
});

test('what had come before a failure is told with it', () => {
  expect(
    read(api, [text('Once'), calls({ index: 0, id: 'a', function: { name: 'look', arguments: '{"q' } })]),
  ).toMatchObject({
    ok: false,
    received: [
      { type: 'text', text: 'Once' },
      { type: 'call', name: 'look', arguments: '{"q' },
    ],
  });
});

const counts = { prompt_tokens: 1, completion_tokens: 1 };

test.each<readonly [string, readonly unknown[], boolean, boolean]>([
  ['usage, where the reason may be missing', [text('a'), usage(counts)], true, true],
  ['[DONE], where the reason may be missing', [text('a'), '[DONE]'], true, true],
  ['words, where the reason may be missing', [text('a')], true, false],
  ['usage beside words, where the reason may be missing', [{ ...text('a'), usage: counts }], true, false],
  ['usage and [DONE], elsewhere', [text('a'), usage(counts), '[DONE]'], false, false],
])('an end with %s is whole: %#', (_, events, finishOptional, ok) => {
  const reader = format.reader(options({ finishOptional }));
  for (const event of events) reader.push(event);
  expect(reader.end()).toMatchObject(ok ? { ok, answer: { finish: 'unknown' } } : { ok });
});

const many = Array.from({ length: 100_000 }, (_, at) => at);

test.each<readonly [string, (at: number) => object]>([
  ['text', () => chunk({ content: 'word ' })],
  ['reasoning', () => chunk({ reasoning_content: 'word ' })],
  ['details', () => chunk({ reasoning_details: [{ type: 'reasoning.text', index: 0, text: 'word ' }] })],
  ['sound', () => chunk({ audio: { id: 'a', data: 'AAAA' } })],
  [
    'one call',
    (at) => calls({ index: 0, id: at === 0 ? 'a' : '', function: { name: 'look', arguments: 'x}' } }),
  ],
  [
    'calls by index',
    (at) => calls({ index: at, id: `call_${at}`, function: { name: 'look', arguments: '{}' } }),
  ],
  ['calls without ids', () => calls({ function: { name: 'look', arguments: '{}' } })],
])('100,000 events of %s fold in well under a second', (_, event) => {
  const events = many.map(event);
  const reader = format.reader(options());
  const begun = performance.now();
  for (const each of events) reader.push(each);
  reader.push(finish('length'));
  reader.end();
  expect(performance.now() - begun).toBeLessThan(1000);
});
