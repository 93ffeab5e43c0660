import { expect, test } from 'vitest';
import type { Json } from '../../domain/json.ts';
import { again, base, here, imported } from './responses-bodies.ts';
import { bodies } from './responses-bodies.rows.ts';

test.each(Object.entries(bodies))('%s: imported and rendered again it is the same body', (_, body) => {
  expect(again({ ...base, ...body })).toEqual({ ...base, ...body });
});

test('a text stands for a user’s message', () => {
  expect(imported({ model: here.model, input: 'hi' })).toMatchObject({
    conversation: [{ role: 'user', content: [{ type: 'text', text: 'hi' }] }],
    stream: false,
    notes: [],
  });
});

const said = (role: string, content: Json) => ({ type: 'message', role, content });

test('messages as the vendor gives them come back without their ids and states, in their easy form', () => {
  const given = {
    ...base,
    input: [
      { role: 'developer', content: 'be brief' },
      { role: 'user', content: [{ type: 'input_text', text: 'hi' }] },
      {
        type: 'message',
        id: 'msg_1',
        status: 'completed',
        role: 'assistant',
        content: [{ type: 'output_text', text: 'yes', annotations: [] }],
      },
      { type: 'function_call', id: 'fc_1', status: 'completed', call_id: 'a', name: 'look', arguments: '' },
      { type: 'function_call', id: 'fc_2', call_id: 'b', name: 'look', arguments: '{}' },
      { type: 'function_call_output', call_id: 'b', output: '2' },
      { type: 'function_call_output', call_id: 'a', output: [{ type: 'input_text', text: '1' }] },
    ],
  };
  expect(imported(given).notes.map(({ path, loss }) => `${loss} ${path}`)).toEqual([
    'ignoredField input[2].id',
    'ignoredField input[2].status',
    'ignoredField input[3].id',
    'ignoredField input[3].status',
    'ignoredField input[4].id',
  ]);
  expect(again(given)).toEqual({
    ...base,
    instructions: 'be brief',
    input: [
      said('user', 'hi'),
      said('assistant', 'yes'),
      { type: 'function_call', call_id: 'a', name: 'look', arguments: '{}' },
      { type: 'function_call', call_id: 'b', name: 'look', arguments: '{}' },
      { type: 'function_call_output', call_id: 'a', output: '1' },
      { type: 'function_call_output', call_id: 'b', output: '2' },
    ],
  });
});

test('ids that are empty or used twice are replaced, and results answer the last call that had theirs', () => {
  const pairs = ['a', 'a', ''].flatMap((id) => [
    { type: 'function_call', call_id: id, name: 'look', arguments: '{}' },
    { type: 'function_call_output', call_id: id, output: id },
  ]);
  const { conversation } = imported({
    ...base,
    input: [said('user', 'hi'), ...pairs],
  });
  const ids = conversation.flatMap(({ content }) => content.map((part) => 'callId' in part && part.callId));
  expect(ids).toEqual([false, 'a', 'a', 'a_2', 'a_2', 'call_2', 'call_2']);
});

test('a failed result is told by its first word, which is not said twice', () => {
  const { conversation } = imported({
    ...base,
    input: [
      said('user', 'hi'),
      { type: 'function_call', call_id: 'a', name: 'look', arguments: '{}' },
      { type: 'function_call_output', call_id: 'a', output: 'Error: no route' },
    ],
  });
  expect(conversation[2]).toEqual({
    role: 'tool',
    content: [
      { type: 'result', callId: 'a', status: 'error', content: [{ type: 'text', text: 'no route' }] },
    ],
  });
});

test('a call at the end may be open: its result is still to come', () => {
  const call = { type: 'function_call', call_id: 'a', name: 'look', arguments: '{}' };
  expect(imported({ ...base, input: [said('user', 'hi'), call] }).conversation).toHaveLength(2);
});

test('what only this API has is carried with a note, what changes no answer is left out with one', () => {
  const { settings, notes } = imported({
    ...base,
    input: 'hi',
    store: true,
    stream_options: { include_obfuscation: false },
    service_tier: 'flex',
    reasoning: { effort: 'high', summary: 'detailed' },
    include: ['reasoning.encrypted_content', 'web_search_call.action.sources'],
  });
  expect(settings).toMatchObject({
    effort: 'high',
    showReasoning: true,
    extra: {
      'openai.responses': {
        reasoning: { summary: 'detailed' },
        include: ['web_search_call.action.sources'],
        service_tier: 'flex',
      },
    },
  });
  expect(notes.map(({ path, action }) => `${action} ${path}`)).toEqual([
    'dropped stream_options',
    'dropped store',
    'carried reasoning.summary',
    'carried include',
    'carried service_tier',
  ]);
});

test('strict is what this API means when it says nothing', () => {
  const given = [null, false, true].map((strict) => ({ type: 'function', name: 'x', strict }));
  const { tools } = imported({ ...base, input: 'hi', tools: given });
  expect(tools.map((each) => 'strict' in each && each.strict)).toEqual([true, false, true]);
});
