import { expect, test } from 'vitest';
import type { AssistantMessage, AssistantPart, Message } from '../../domain/conversation/message.ts';
import type { Json, JsonObject } from '../../domain/json.ts';
import type { TargetProfile } from '../../domain/wire/profile.ts';
import { call, result, user } from './messages.ts';
import { messagesOf, openai, renderFor } from './targets.ts';

const api = 'openai.chat';
const native = (item: Json, target = openai.target) => ({ native: { affinity: { api, target }, item } });

const answered = (content: readonly AssistantPart[], by?: string): readonly Message[] => [
  user(),
  { role: 'assistant', content, ...(by === undefined ? {} : { by }) },
  ...(content.some(({ type }) => type === 'call') ? [{ role: 'tool' as const, content: [result('a')] }] : []),
  user('go'),
];

function sent(content: readonly AssistantPart[], profile: TargetProfile = openai, by?: string) {
  const rendering = renderFor(profile, answered(content, by));
  const message = messagesOf(rendering).find(({ role }) => role === 'assistant');
  return { message, losses: rendering.notes.map(({ loss }) => loss) };
}

const details = [
  { type: 'reasoning.text', text: 'hm', signature: 'sig==', index: 0 },
  { type: 'reasoning.encrypted', data: 'gAAA', index: 1 },
];

test('reasoning with details goes back to its issuer as it came', () => {
  const fields: JsonObject = { reasoning: 'hm', reasoning_details: details };
  const reasoning: AssistantPart = { type: 'reasoning', text: 'hm', ...native(fields) };
  expect(sent([reasoning, { type: 'text', text: 'so' }])).toEqual({
    message: { role: 'assistant', content: 'so', ...fields },
    losses: [],
  });
});

const said = (words: string, item: string): AssistantMessage => ({
  role: 'assistant',
  content: [
    { type: 'reasoning', text: words, ...native(item) },
    { type: 'text', text: words },
  ],
});

test('of two neighbours nothing is lost when they become one', () => {
  const conversation = [user(), said('a', 'reasoning'), said('b', 'reasoning'), user('go')];
  expect(messagesOf(renderFor(openai, conversation))[1]).toEqual({
    role: 'assistant',
    content: 'a\n\nb',
    reasoning: 'a\n\nb',
  });
});

const named = (name: string): Message => ({
  role: 'user',
  content: [
    { type: 'text', text: 'hi' },
    { type: 'opaque', ...native({ name }) },
  ],
});

test('speakers of different names stay apart', () => {
  expect(messagesOf(renderFor(openai, [named('a'), named('a'), named('b')]))).toEqual([
    { role: 'user', name: 'a', content: 'hi\n\nhi' },
    { role: 'user', name: 'b', content: 'hi' },
  ]);
});

test('an unknown part of the content goes back in its list, others’ are left out', () => {
  const hologram = { type: 'hologram', depth: 3 };
  const text: AssistantPart = { type: 'text', text: 'see' };
  expect(sent([text, { type: 'opaque', ...native(hologram) }]).message).toEqual({
    role: 'assistant',
    content: [text, hologram],
  });
  expect(sent([text, { type: 'opaque', ...native(hologram, 'openai/other') }])).toEqual({
    message: { role: 'assistant', content: 'see' },
    losses: ['foreignOpaque'],
  });
});

const spoken: readonly AssistantPart[] = [
  { type: 'text', text: 'Hello', ...native({ transcript_of: 'audio_1' }) },
  {
    type: 'blob',
    kind: 'audio',
    source: { at: 'vendor', ...native({ id: 'audio_1', data: 'AAAA', transcript: 'Hello' }) },
  },
];

test('a spoken answer goes back by its id, and to others in its words', () => {
  expect(sent(spoken)).toEqual({
    message: { role: 'assistant', content: null, audio: { id: 'audio_1' } },
    losses: [],
  });
  const elsewhere = { ...openai, target: 'openai/other', model: 'other' };
  expect(sent(spoken, elsewhere)).toEqual({
    message: { role: 'assistant', content: 'Hello\n\n[audio omitted]' },
    losses: ['blobElsewhere'],
  });
});

const signature: JsonObject = { extra_content: { google: { thought_signature: 'sig' } } };
const placeholder: JsonObject = { extra_content: { google: { thought_signature: 'skip' } } };
const gemini = { ...openai, callPlaceholder: placeholder };
const looked = { name: 'lookup', arguments: '{}' };

test('a signature goes back beside its call; the others of the same answer have none', () => {
  const content = [{ ...call('a'), ...native(signature) }, call('b')];
  const conversation: readonly Message[] = [
    user(),
    { role: 'assistant', content, by: openai.target },
    { role: 'tool', content: [result('a'), result('b')] },
  ];
  expect(messagesOf(renderFor(gemini, conversation))[1]?.['tool_calls']).toEqual([
    { id: 'a', type: 'function', function: looked, ...signature },
    { id: 'b', type: 'function', function: looked },
  ]);
});

test('calls that others made have the placeholder, and so do all when reasoning is left out', () => {
  const marked = [{ id: 'a', type: 'function', function: looked, ...placeholder }];
  expect(sent([call('a')], gemini, 'anthropic/x').message?.['tool_calls']).toEqual(marked);
  const own = answered([{ ...call('a'), ...native(signature) }], openai.target);
  const rendering = renderFor(gemini, own, { without: 'reasoning' });
  expect(messagesOf(rendering)[1]?.['tool_calls']).toEqual(marked);
});

test('the type of a call that is no ordinary one goes back with it', () => {
  const part: AssistantPart = { ...call('a', '$web_search'), ...native({ type: 'builtin_function' }) };
  expect(sent([part]).message?.['tool_calls']).toMatchObject([{ id: 'a', type: 'builtin_function' }]);
});

test('a refusal is one where there is a field for it, and text elsewhere', () => {
  const refusal: AssistantPart = { type: 'refusal', text: 'I won’t.' };
  expect(sent([refusal])).toEqual({
    message: { role: 'assistant', content: null, refusal: 'I won’t.' },
    losses: [],
  });
  expect(sent([refusal], { ...openai, refusals: false })).toEqual({
    message: { role: 'assistant', content: 'I won’t.' },
    losses: ['refusalAsText'],
  });
});

test('what has no place here is left out with a note: sources, phases, marks for the cache', () => {
  const content: readonly AssistantPart[] = [
    { type: 'text', text: 'Looking.', phase: 'commentary', cache: '5m' },
    { type: 'text', text: 'It is', phase: 'final_answer', citations: [{ url: 'https://a.example' }] },
    { type: 'text', text: ' so.', phase: 'final_answer' },
  ];
  expect(sent(content)).toEqual({
    message: { role: 'assistant', content: 'Looking.\n\nIt is so.' },
    losses: ['phase', 'cacheHint', 'citations', 'phase', 'phase'],
  });
});

test('arguments that are no JSON object are sent as {}', () => {
  const { message, losses } = sent([call('a', 'lookup', '{"n":')]);
  expect(message?.['tool_calls']).toMatchObject([{ function: { arguments: '{}' } }]);
  expect(losses).toEqual(['brokenArguments']);
});
