import { expect, test } from 'vitest';
import type { AssistantMessage, Message } from '../../domain/conversation/message.ts';
import type { JsonObject } from '../../domain/json.ts';
import type { TargetProfile } from '../../domain/wire/profile.ts';
import { calls, finish, text, usage } from './chat-chunks.ts';
import { call, result, says, user } from './messages.ts';
import { answerOf, read } from './reading.ts';
import { azure, messagesOf, mistral, openai, renderFor } from './targets.ts';

/** Named by the numbers of the study of known ways to fail; `recorded` is what recorded traffic showed. */
const api = 'openai.chat';
const other = 'openai/other';

const called = (nativeId: string, by: string): readonly Message[] => [
  user(),
  { role: 'assistant', by, content: [call('call_ours', 'lookup', '{}', nativeId)] },
  { role: 'tool', content: [result('call_ours')] },
];

function idOf(profile: TargetProfile, conversation: readonly Message[]): string {
  const [, made, answered] = messagesOf(renderFor(profile, conversation));
  const id = String(answered?.['tool_call_id']);
  expect(made?.['tool_calls']).toMatchObject([{ id }]);
  return id;
}

test.each([
  ['pitfall 1 and 2: a signature in the id of another vendor', openai, 'x'.repeat(949), other],
  ['pitfall 3: 41 characters at Azure', azure, 'y'.repeat(41), azure.target],
  ['recorded: 50 characters, sent on to Azure', azure, 'z'.repeat(50), other],
  ['pitfall 4: an id of the vendor before, after a switch', mistral, 'toolu_01A09q90qw90lq917835lq9', other],
])('%s never reaches the wire', (_, profile, nativeId, by) => {
  const id = idOf(profile, called(nativeId, by));
  expect(id).not.toBe(nativeId);
  expect(id.length).toBeLessThanOrEqual(profile.callIds.maxLength);
  expect(id).toMatch(profile.callIds.pattern);
});

test('pitfall 7: the vendor’s own id goes back to it, and ids never meet', () => {
  expect(idOf(openai, called('call_theirs', openai.target))).toBe('call_theirs');
  const twice: readonly Message[] = ['a', 'b'].flatMap((callId): Message[] => [
    { role: 'assistant', by: openai.target, content: [call(callId, 'lookup', '{}', 'call_0')] },
    { role: 'tool', content: [result(callId)] },
  ]);
  const ids = messagesOf(renderFor(openai, [user(), ...twice])).flatMap(({ tool_call_id: id }) => id ?? []);
  expect(new Set(ids).size).toBe(2);
});

const thought = (target: string): AssistantMessage => ({
  role: 'assistant',
  by: target,
  content: [
    { type: 'reasoning', text: 'hm', native: { affinity: { api, target }, item: 'reasoning_content' } },
    { type: 'text', text: 'so' },
  ],
});

test('pitfalls 8 and 9: reasoning of the same model at another endpoint stays away', () => {
  const rendering = renderFor(openai, [user(), thought('azure-eu/gpt-4.1'), user('go')]);
  expect(messagesOf(rendering)[1]).toEqual({ role: 'assistant', content: 'so' });
  expect(rendering.notes).toMatchObject([{ loss: 'foreignReasoning' }]);
});

test('pitfall 13: an attempt without reasoning really sends none, of any message', () => {
  const conversation = [user(), thought(openai.target), user('go'), thought(openai.target), user('on')];
  const { body, notes } = renderFor(openai, conversation, { without: 'reasoning' });
  expect(JSON.stringify(body)).not.toContain('reasoning');
  expect(notes.map(({ loss }) => loss)).toEqual(['rejectedReasoning', 'rejectedReasoning']);
});

test('pitfall 16: calls that others made have the placeholder where each wants a signature', () => {
  const placeholder: JsonObject = { extra_content: { google: { thought_signature: 'skip' } } };
  const rendering = renderFor({ ...openai, callPlaceholder: placeholder }, called('a', other));
  expect(messagesOf(rendering)[1]?.['tool_calls']).toMatchObject([placeholder]);
});

test('pitfall 17: after a switch the reasoning of a turn with calls is there, if only empty', () => {
  const profile = { ...openai, reasoningEcho: 'reasoning_content' };
  expect(messagesOf(renderFor(profile, called('a', other)))[1]).toMatchObject({ reasoning_content: '' });
  const own: AssistantMessage = {
    role: 'assistant',
    by: openai.target,
    content: [...thought(openai.target).content, call('call_ours')],
  };
  const conversation: readonly Message[] = [user(), own, { role: 'tool', content: [result('call_ours')] }];
  expect(messagesOf(renderFor(profile, conversation))[1]).toMatchObject({ reasoning_content: 'hm' });
  expect(messagesOf(renderFor(profile, [user(), says(), user()]))[1]).not.toHaveProperty('reasoning_content');
});

test('pitfalls 18, 19 and 20: nothing is begun for the model, and nothing is added to the caller’s words', () => {
  expect(() => renderFor(openai, [user(), says('half an ans')])).toThrow(
    /messages\[1\]: is an assistant message/,
  );
  const { body } = renderFor(openai, [user('hi'), thought(other), user('go')]);
  expect(JSON.stringify(body)).not.toMatch(/continue|interrupted/i);
});

test('pitfall 23: an end without a reason is a failure of the stream, with what had come', () => {
  expect(read(api, [text('Once upon')])).toMatchObject({
    ok: false,
    signal: { at: 'stream', code: 'truncated' },
    received: [{ type: 'text', text: 'Once upon' }],
  });
});

test('pitfall 27 and recorded: an error in the stream is one, also after the finish', () => {
  const error = { error: { message: 'boom', code: 502 } };
  for (const events of [[error], [text('a'), error], [text('a'), finish('stop'), error]])
    expect(read(api, events)).toMatchObject({ ok: false, signal: { message: 'boom', status: 502 } });
});

test('pitfall 28: a server that never sends a reason is cut, unless it is known to', () => {
  const events = [text('a'), usage({ prompt_tokens: 1, completion_tokens: 1 })];
  expect(read(api, events)).toMatchObject({ ok: false, signal: { code: 'truncated' } });
});

const made = (...indexes: readonly (number | undefined)[]) =>
  answerOf(api, [
    ...indexes.map((index, at) =>
      calls({ index, id: `call_${at}`, function: { name: 'look', arguments: `{"n":${at}}` } }),
    ),
    finish('tool_calls'),
  ]).content;

test('pitfall 29: an index that is used again, is missing or begins at 1 mixes no calls', () => {
  for (const indexes of [
    [0, 0],
    [undefined, undefined],
    [1, 2],
  ])
    expect(made(...indexes)).toMatchObject([{ arguments: '{"n":0}' }, { arguments: '{"n":1}' }]);
});

test.each(['', ' ', '\n\t'])('pitfalls 30 and 31: beside calls blank text %j is none', (blank) => {
  const message: AssistantMessage = {
    role: 'assistant',
    by: other,
    content: [{ type: 'text', text: blank }, call('a')],
  };
  const rendering = renderFor(openai, [user(), message, { role: 'tool', content: [result('a')] }]);
  expect(messagesOf(rendering)[1]).toMatchObject({ content: null, tool_calls: [{}] });
});

test('recorded: an empty text of the user is left out, as it is refused', () => {
  const rendering = renderFor(openai, [user('hi', '', 'again')]);
  expect(messagesOf(rendering)).toEqual([{ role: 'user', content: 'hi\n\nagain' }]);
  expect(rendering.notes).toMatchObject([{ path: 'messages[0].content[1]', loss: 'blankText' }]);
});

test('pitfalls 32 and 33: results stand together behind their calls, in the calls’ order', () => {
  const conversation: readonly Message[] = [
    user(),
    { role: 'assistant', content: [call('a'), call('b')] },
    { role: 'tool', content: [result('b', '2'), result('a', '1')] },
    user('and?'),
  ];
  expect(messagesOf(renderFor(openai, conversation)).slice(2)).toEqual([
    { role: 'tool', tool_call_id: 'a', content: '1' },
    { role: 'tool', tool_call_id: 'b', content: '2' },
    { role: 'user', content: 'and?' },
  ]);
});

test('pitfall 35: a call that lost its result is found before anything is sent', () => {
  expect(() => renderFor(openai, [user(), { role: 'assistant', content: [call('a')] }, user('go')])).toThrow(
    /the call "a" has no result/,
  );
});

test('pitfall 36: a union at the top of a tool’s schema is offered as its properties', () => {
  const parameters = { anyOf: [{ type: 'object', properties: { a: {} } }, { properties: { b: {} } }] };
  const { body, notes } = renderFor(openai, [user()], {
    tools: [{ name: 'x', description: '', parameters }],
  });
  expect(body['tools']).toMatchObject([
    { function: { parameters: { type: 'object', properties: { a: {}, b: {} } } } },
  ]);
  expect(JSON.stringify(body)).not.toContain('anyOf');
  expect(notes).toMatchObject([{ path: 'tools[0].parameters', loss: 'toolSchema' }]);
});

test('pitfall 38: what the cache read is part of the input, once', () => {
  const counts = {
    prompt_tokens: 30,
    completion_tokens: 7,
    prompt_tokens_details: { cached_tokens: 20, cache_write_tokens: 5 },
  };
  expect(answerOf(api, [text('a'), finish('stop'), usage(counts)]).usage).toEqual({
    input: 30,
    output: 7,
    cacheRead: 20,
    cacheWrite: 5,
  });
});

test('pitfall 40: an empty answer is no answer', () => {
  expect(read(api, [finish('stop')])).toMatchObject({ ok: false, signal: { code: 'empty' } });
});

test('pitfall 45: what is appended changes nothing before it', () => {
  const conversation = [user(), thought(openai.target), user('go')];
  const before = messagesOf(renderFor(openai, conversation));
  const after = messagesOf(renderFor(openai, [...conversation, says('a', other), user('on')]));
  expect(JSON.stringify(after.slice(0, before.length))).toBe(JSON.stringify(before));
});

const half = (of: 'call' | 'result') => ({
  type: 'hosted' as const,
  half: of,
  callId: 's1',
  tool: 'web_search',
  summary: of,
  native: { affinity: { api: 'anthropic.messages', target: 'anthropic/x' }, item: {} },
});

const said = (...content: AssistantMessage['content']): Message => ({ role: 'assistant', content });

test('recorded: both halves of a vendor’s own run are told in one sentence, half a run to nobody', () => {
  const whole = [user(), said(half('call')), said(half('result'), { type: 'text', text: 'so' }), user('go')];
  expect(messagesOf(renderFor(openai, whole))[1]).toEqual({
    role: 'assistant',
    content: '[web_search was run: result]\n\nso',
  });
  const torn = renderFor(openai, [user(), said(half('result'), { type: 'text', text: 'so' }), user('go')]);
  expect(messagesOf(torn)[1]).toEqual({ role: 'assistant', content: 'so' });
  expect(torn.notes).toMatchObject([{ loss: 'loneHostedTool' }]);
});

test('recorded: content may be absent beside calls, and the model may be another', () => {
  const events = [
    { ...calls({ id: 'a', function: { name: 'look', arguments: '{}' } }), model: 'gpt-4.1-2025-04-14' },
    finish('tool_calls'),
  ];
  expect(answerOf(api, events)).toMatchObject({ model: 'gpt-4.1-2025-04-14', content: [{ type: 'call' }] });
});
