import { expect, test } from 'vitest';
import { formatOf } from '../../domain/wire/formats.ts';
import { affinityOf, answerOf, read } from './reading.ts';
import * as events from './responses-events.ts';

/** What recorded traffic showed of streams. */
const api = 'openai.responses';

test('recorded: cut by its length it ends its call all the same, with arguments that are no JSON', () => {
  const cut = [
    ...events.text(0, 'hi'),
    events.added(1, events.functionCall('a', 'x', '')),
    { type: 'response.function_call_arguments.done', output_index: 1, arguments: '{"a' },
    events.done(1, { ...events.functionCall('a', 'x', '{"a'), status: 'incomplete' }),
    events.incomplete('max_output_tokens'),
  ];
  expect(answerOf(api, cut)).toMatchObject({ finish: 'length', content: [{ type: 'text', text: 'hi' }] });
});

test.each([
  ['flat', { type: 'error', code: 'insufficient_quota', message: 'x' }],
  ['nested', { type: 'error', error: { code: 'insufficient_quota', message: 'x' } }],
])('recorded: an error, %s, may be followed by failed: the first word holds', (_, error) => {
  const sent = [events.created, error, events.failed({ code: 'server_error', message: 'y' })];
  expect(read(api, sent)).toMatchObject({ ok: false, signal: { code: 'insufficient_quota' } });
});

test('recorded: ids of items change on the way, numbers and event lines are optional', () => {
  const sent = [
    { ...events.added(0, events.message('', 'msg_a')), sequence_number: 0 },
    { ...events.delta('output_text', 0, 'hi'), item_id: 'msg_b' },
    events.done(0, events.message('hi', 'msg_c')),
    events.completed({ output: [events.message('hi', 'msg_d')] }),
  ];
  expect(answerOf(api, sent).content).toEqual([{ type: 'text', text: 'hi' }]);
});

test('recorded: some items never get done; their own ends, or the terminal event, stand in', () => {
  const texts = [
    events.added(0, { ...events.message(''), content: [] }),
    events.delta('output_text', 0, 'h'),
    { type: 'response.output_text.done', output_index: 0, content_index: 0, text: 'hi' },
  ];
  const args = [
    events.added(1, events.functionCall('a', 'x', '')),
    { type: 'response.function_call_arguments.done', output_index: 1, arguments: '{"n":1}' },
  ];
  const content = [
    { type: 'text', text: 'hi' },
    { type: 'call', name: 'x', arguments: '{"n":1}' },
  ];
  expect(answerOf(api, [...texts, ...args, events.completed()]).content).toMatchObject(content);
  const output = [events.message('hi'), events.functionCall('a', 'x', '{"n":1}')];
  expect(answerOf(api, [texts[0], args[0], events.completed({ output })]).content).toMatchObject(content);
});

test('recorded: a free-form call that never got its end is half of one', () => {
  const begun = { type: 'custom_tool_call', call_id: 'a', name: 'write', input: '' };
  const sent = [events.added(0, begun), events.delta('custom_tool_call_input', 0, 'free te')];
  expect(read(api, [...sent, events.completed()])).toMatchObject({
    ok: false,
    signal: { code: 'malformed' },
  });
  const ended = { type: 'response.custom_tool_call_input.done', output_index: 0, input: 'free text' };
  expect(answerOf(api, [...sent, ended, events.completed()]).content).toMatchObject([
    { type: 'call', freeform: true, nativeId: 'a', arguments: 'free text' },
  ]);
});

test('recorded: the seal in the item’s end is the one that is kept', () => {
  const sent = [
    events.added(0, events.reasoning('half')),
    events.done(0, events.reasoning('whole')),
    ...events.text(1, 'hi'),
    events.completed(),
  ];
  expect(answerOf(api, sent).content).toMatchObject([
    { native: { item: { encrypted_content: 'whole' } } },
    { text: 'hi' },
  ]);
});

test('recorded: the model that answers may be another one than was asked', () => {
  expect(answerOf(api, [...events.text(0, 'hi'), events.completed({ model: 'other-2026' })]).model).toBe(
    'other-2026',
  );
});

test('phases are read, from the item’s beginning where it has no end', () => {
  const item = { ...events.message('hi'), phase: 'commentary' };
  for (const event of [events.done(0, item), events.added(0, item)])
    expect(answerOf(api, [event, events.completed()]).content).toEqual([
      { type: 'text', text: 'hi', phase: 'commentary' },
    ]);
});

test('names that had to be others on the wire are the tools’ own again', () => {
  const toolNames = { crm_look_x1: 'crm.look' };
  const options = { mintCallId: () => 'id', affinity: affinityOf(api), toolNames };
  const body = { status: 'completed', output: [events.functionCall('a', 'crm_look_x1', '{}')] };
  expect(formatOf(api).read(body, options)).toMatchObject({
    ok: true,
    answer: { content: [{ name: 'crm.look' }] },
  });
});

test('100,000 events are folded in well under a second', () => {
  const reader = formatOf(api).reader({ mintCallId: () => 'id', affinity: affinityOf(api) });
  const pieces = Array.from({ length: 98_000 }, () => events.delta('output_text', 0, 'word '));
  const calls = Array.from({ length: 1000 }, (_, at) =>
    events.done(at + 1, events.functionCall(`c${at}`, 'x', '{}')),
  );
  const began = performance.now();
  for (const event of [events.added(0, events.message('')), ...pieces, ...calls, events.completed()])
    reader.push(event);
  const result = reader.end();
  expect(performance.now() - began).toBeLessThan(1000);
  expect(result.ok && result.answer.content).toHaveLength(1001);
});
