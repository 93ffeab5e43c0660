import { expect, test } from 'vitest';
import type { AssistantMessage, Message } from '../../domain/conversation/message.ts';
import type { Json } from '../../domain/json.ts';
import { profileOf } from '../../domain/wire/profiles/profiles.ts';
import { block, ending, ping, start, stop, text, toolUse } from './message-events.ts';
import { call, result, says, user } from './messages.ts';
import { answerOf, read } from './reading.ts';
import { claude, messagesOf, renderFor } from './targets.ts';

/** Named by the numbers of the study of known ways to fail; `recorded` is what recorded traffic showed. */
const api = 'anthropic.messages';
const other = profileOf({
  provider: 'anthropic',
  kind: 'anthropic',
  model: 'claude-haiku-5-5',
  apiVersion: undefined,
});

const sealed = (target: string, item: Json): AssistantMessage => ({
  role: 'assistant',
  by: target,
  content: [
    { type: 'reasoning', text: 'hm', native: { affinity: { api, target }, item } },
    { type: 'text', text: 'so' },
  ],
});
const thinking = { type: 'thinking', thinking: 'hm', signature: 'sig' };

test('pitfall 12: thinking of another Claude is left out whole, never sent without its signature', () => {
  const rendering = renderFor(other, [user(), sealed(claude.target, thinking), user('go')]);
  expect(messagesOf(rendering)[1]).toEqual({ role: 'assistant', content: [{ type: 'text', text: 'so' }] });
  expect(rendering.notes).toMatchObject([{ path: 'messages[1].content[0]', loss: 'foreignReasoning' }]);
});

test('pitfall 13: an attempt without reasoning really sends none, of any message', () => {
  const conversation = [
    user(),
    sealed(claude.target, thinking),
    user('go'),
    sealed(claude.target, { type: 'redacted_thinking', data: 'x' }),
    user('on'),
  ];
  const rendering = renderFor(claude, conversation, { without: 'reasoning' });
  expect(JSON.stringify(rendering.body)).not.toContain('thinking');
  expect(rendering.notes.map(({ loss }) => loss)).toEqual(['rejectedReasoning', 'rejectedReasoning']);
});

test('pitfall 15: thinking that came without a signature is not sent back', () => {
  const unsigned: AssistantMessage = {
    role: 'assistant',
    by: claude.target,
    content: [
      { type: 'reasoning', text: 'hm' },
      { type: 'text', text: 'so' },
    ],
  };
  expect(messagesOf(renderFor(claude, [user(), unsigned, user('go')]))[1]).toEqual({
    role: 'assistant',
    content: [{ type: 'text', text: 'so' }],
  });
});

test('pitfalls 18, 19 and 20: nothing is begun for the model, and nothing is added to the caller’s words', () => {
  expect(() => renderFor(claude, [user(), says('half an ans')])).toThrow(
    /messages\[1\]: is an assistant message/,
  );
  const { body } = renderFor(claude, [user('hi'), sealed('openai/x', thinking), user('go')]);
  expect(JSON.stringify(body)).not.toMatch(/continue|interrupted/i);
});

test('pitfall 24: an end without message_stop and stop reason is no answer', () => {
  expect(read(api, [start(), ...text(0, 'Once upon')])).toMatchObject({
    ok: false,
    signal: { code: 'truncated' },
    received: [{ type: 'text', text: 'Once upon' }],
  });
});

test('pitfall 25: with its stop reason it is whole, also when message_stop was lost', () => {
  expect(answerOf(api, [start(), ...text(0, 'Done'), ending('end_turn')]).content).toEqual([
    { type: 'text', text: 'Done' },
  ]);
});

test.each(['', ' ', '\n\t'])('pitfalls 30 and 31: blank text %j of another target is never sent', (blank) => {
  const foreign: Message = {
    role: 'assistant',
    by: 'openai/x',
    content: [{ type: 'text', text: blank }, call('a')],
  };
  const rendering = renderFor(claude, [user(), foreign, { role: 'tool', content: [result('a')] }]);
  expect(messagesOf(rendering)[1]).toMatchObject({ content: [{ type: 'tool_use' }] });
  expect(rendering.notes).toMatchObject([{ loss: 'blankText' }]);
});

test('pitfalls 32 and 33: all results stand in one user message, before words and images', () => {
  const conversation: readonly Message[] = [
    user(),
    { role: 'assistant', content: [call('a'), call('b')] },
    { role: 'tool', content: [result('b', '2'), result('a', '1')] },
    user('and?'),
  ];
  expect(messagesOf(renderFor(claude, conversation))[2]).toEqual({
    role: 'user',
    content: [
      { type: 'tool_result', tool_use_id: 'a', content: '1' },
      { type: 'tool_result', tool_use_id: 'b', content: '2' },
      { type: 'text', text: 'and?' },
    ],
  });
});

const hosted = (half: 'call' | 'result', item: Json, target = claude.target) => ({
  type: 'hosted' as const,
  half,
  callId: 's1',
  tool: 'web_search',
  summary: half,
  native: { affinity: { api, target }, item },
});
const search = { type: 'server_tool_use', id: 's1', name: 'web_search', input: {} };
const found = { type: 'web_search_tool_result', tool_use_id: 's1', content: [] };

test('pitfall 34: a foreign message’s calls come after what its vendor’s own tools did', () => {
  const foreign: AssistantMessage = {
    role: 'assistant',
    by: other.target,
    content: [call('a'), hosted('call', search, other.target), hosted('result', found, other.target)],
  };
  const conversation: readonly Message[] = [user(), foreign, { role: 'tool', content: [result('a')] }];
  expect(messagesOf(renderFor(claude, conversation))[1]).toMatchObject({
    content: [
      { type: 'text', text: '[web_search was run: result]' },
      { type: 'tool_use', id: 'a' },
    ],
  });
});

test('recorded: hosted call and result may lie in different responses; both go back, or neither', () => {
  const halves: readonly Message[] = [
    user(),
    { role: 'assistant', by: claude.target, finish: 'paused', content: [hosted('call', search)] },
    {
      role: 'assistant',
      by: claude.target,
      content: [hosted('result', found), { type: 'text', text: 'so' }],
    },
    user('go'),
  ];
  expect(messagesOf(renderFor(claude, halves))[1]).toEqual({
    role: 'assistant',
    content: [search, found, { type: 'text', text: 'so' }],
  });
  const torn = [user(), ...halves.slice(2)];
  const rendering = renderFor(claude, torn);
  expect(messagesOf(rendering)[1]).toEqual({ role: 'assistant', content: [{ type: 'text', text: 'so' }] });
  expect(rendering.notes).toMatchObject([{ loss: 'loneHostedTool' }]);
});

test('recorded: an interrupted answer ends the conversation for its issuer, and is left out for others', () => {
  const paused: readonly Message[] = [
    user(),
    { role: 'assistant', by: claude.target, finish: 'paused', content: [hosted('call', search)] },
  ];
  expect(messagesOf(renderFor(claude, paused)).at(-1)).toEqual({ role: 'assistant', content: [search] });
  const elsewhere = renderFor(other, paused);
  expect(messagesOf(elsewhere)).toHaveLength(1);
  expect(elsewhere.notes).toMatchObject([{ loss: 'pausedAnswer' }]);
});

test('pitfall 35: a call that lost its result is found before anything is sent', () => {
  expect(() => renderFor(claude, [user(), { role: 'assistant', content: [call('a')] }, user('go')])).toThrow(
    /the call "a" has no result/,
  );
});

test('pitfall 36: a union at the top of a tool’s schema is offered as its properties', () => {
  const parameters = {
    anyOf: [{ type: 'object', properties: { a: {} }, required: ['a'] }, { properties: { b: {} } }],
  };
  const { body, notes } = renderFor(claude, [user()], {
    tools: [{ name: 'x', description: '', parameters }],
  });
  expect(body['tools']).toEqual([
    { name: 'x', input_schema: { type: 'object', properties: { a: {}, b: {} }, required: [] } },
  ]);
  expect(notes).toMatchObject([{ path: 'tools[0].parameters', loss: 'toolSchema' }]);
});

test('pitfall 38: what the cache read and stored is part of the input, once', () => {
  const usage = {
    input_tokens: 3,
    cache_read_input_tokens: 20,
    cache_creation_input_tokens: 7,
    output_tokens: 1,
  };
  expect(answerOf(api, [start({ usage }), ...text(0, 'a'), ending('end_turn'), stop]).usage).toEqual({
    input: 30,
    output: 7,
    cacheRead: 20,
    cacheWrite: 7,
  });
});

test('pitfall 45: what is appended changes nothing before it, sealed thinking included', () => {
  const conversation = [user(), sealed(claude.target, thinking), user('go')];
  const longer = [...conversation, says('a', 'openai/x'), user('on')];
  const before = messagesOf(renderFor(claude, conversation));
  expect(messagesOf(renderFor(claude, longer)).slice(0, before.length)).toEqual(before);
});

test('recorded: everything in message_start, and only message_stop after it', () => {
  const content = [
    { type: 'text', text: 'Look:' },
    { type: 'tool_use', id: 'a', name: 'look', input: { q: 1 } },
  ];
  expect(answerOf(api, [start({ content, stop_reason: 'tool_use' }), stop])).toMatchObject({
    finish: 'tool_calls',
    content: [{ text: 'Look:' }, { name: 'look', arguments: '{"q":1}' }],
  });
});

test('recorded: a whole input at the start of its block is never read as {}', () => {
  const events = block(0, { type: 'tool_use', id: 'a', name: 'look', input: { q: 1 } });
  expect(answerOf(api, [start(), ...events, ending('tool_use'), stop]).content).toMatchObject([
    { arguments: '{"q":1}' },
  ]);
});

test('recorded: the last message_delta has the last word on usage', () => {
  const events = [
    start({ usage: { input_tokens: 10, output_tokens: 1 } }),
    ...text(0, 'a'),
    {
      type: 'message_delta',
      delta: { stop_reason: 'end_turn' },
      usage: { input_tokens: 900, output_tokens: 5 },
    },
    stop,
  ];
  expect(answerOf(api, events).usage).toEqual({ input: 900, output: 5 });
});

test('recorded: a call that the vendor settled in the same response is no call of ours', () => {
  const caller = { type: 'code_execution_20250825', tool_id: 's1' };
  const events = [
    start(),
    ...block(0, { type: 'tool_use', id: 'a', name: 'look', input: {}, caller }),
    ...block(1, { type: 'code_execution_tool_result', tool_use_id: 'a', content: { stdout: '1' } }),
    ...text(2, 'one'),
    ending('end_turn'),
    stop,
  ];
  expect(answerOf(api, events)).toMatchObject({
    finish: 'stop',
    content: [
      { type: 'hosted', half: 'call' },
      { type: 'hosted', half: 'result', summary: '1' },
      { text: 'one' },
    ],
  });
});

test('recorded: a caller goes back beside its call', () => {
  const caller = { type: 'code_execution_20250825', tool_id: 's1' };
  const events = block(0, { type: 'tool_use', id: 'a', name: 'look', input: {}, caller });
  const { content } = answerOf(api, [start(), ...events, ending('tool_use'), stop]);
  const own = profileOf({ provider: 'here', kind: 'anthropic', model: 'asked', apiVersion: undefined });
  const conversation: readonly Message[] = [
    user(),
    { role: 'assistant', by: own.target, content },
    { role: 'tool', content: [result('id-1')] },
  ];
  expect(messagesOf(renderFor(own, conversation))[1]).toMatchObject({ content: [{ id: 'a', caller }] });
});

test('recorded: a ping after message_stop is read over', () => {
  expect(answerOf(api, [start(), ...text(0, 'a'), ending('end_turn'), stop, ping]).content).toHaveLength(1);
});

test('recorded: a blank that this target said stays, because its signature covers it', () => {
  const own: AssistantMessage = {
    role: 'assistant',
    by: claude.target,
    content: [{ type: 'text', text: ' ' }, call('a')],
  };
  const rendering = renderFor(claude, [user(), own, { role: 'tool', content: [result('a')] }]);
  expect(messagesOf(rendering)[1]).toMatchObject({ content: [{ type: 'text', text: ' ' }, {}] });
});

test('recorded: the answer’s model differs from the one asked for; its seals go back all the same', () => {
  const events = [
    start({ model: 'claude-opus-5-5-20260901' }),
    ...block(0, { type: 'redacted_thinking', data: 'x' }),
    ...toolUse(1, 'a', 'look', '{}'),
    ending('tool_use'),
    stop,
  ];
  const { content, model } = answerOf(api, events);
  expect(model).toBe('claude-opus-5-5-20260901');
  expect(content[0]).toMatchObject({ native: { affinity: { target: 'here/asked', model } } });
});
