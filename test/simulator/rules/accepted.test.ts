import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSimulator, type Simulator } from '../../../simulator/index.ts';
import { post } from '../clients.ts';
import * as chat from './chat.bodies.ts';
import * as messages from './messages.bodies.ts';
import * as responses from './responses.bodies.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({
    providers: [
      { name: 'openai', dialect: 'openai' },
      { name: 'anthropic', dialect: 'anthropic' },
    ],
  });
});
afterAll(() => simulator.stop());

/** Empty when the request was accepted, else the refusal. */
const refusal = async (path: string, body: object, headers: Record<string, string> = {}): Promise<string> => {
  const answer = await post(`${simulator.url}${path}`, body, { authorization: 'Bearer any', ...headers });
  return answer.status === 200 ? '' : answer.text;
};

const { user } = chat;

test.each([
  [
    'system and developer messages anywhere',
    chat.chat({ role: 'developer', content: 'd' }, user, { role: 'system', content: 's' }),
  ],
  [
    'calls with an empty content, and with text',
    chat.chat(
      user,
      { ...chat.said(chat.call('c')), content: '' },
      chat.result('c'),
      { ...chat.said(chat.call('d')), content: 'x' },
      chat.result('d'),
    ),
  ],
  [
    'several results in any order',
    chat.chat(user, chat.said(chat.call('c'), chat.call('d')), chat.result('d'), chat.result('c')),
  ],
  [
    'one id in different turns',
    chat.chat(user, chat.said(chat.call('c')), chat.result('c'), chat.said(chat.call('c')), chat.result('c')),
  ],
  [
    'an id of 64 characters',
    chat.chat(user, chat.said(chat.call('y'.repeat(64))), chat.result('y'.repeat(64))),
  ],
  ['a conversation that ends on the assistant', chat.chat(user, { role: 'assistant', content: 'x' })],
  [
    'empty reasoning on a turn that calls',
    {
      ...chat.chat(user, { ...chat.said(chat.call('c')), reasoning_content: '' }, chat.result('c')),
      model: 'deepseek-v4',
    },
  ],
  [
    'no reasoning where thinking is off',
    { ...chat.calls, model: 'deepseek-v4', thinking: { type: 'disabled' } },
  ],
  [
    'null settings',
    { ...chat.hi, temperature: null, stop: null, tools: null, tool_choice: null, reasoning_effort: null },
  ],
  [
    'sampling while not reasoning',
    { ...chat.hi, model: 'gpt-5.6', temperature: 0.5, reasoning_effort: 'none' },
  ],
])('Chat Completions accepts %s', async (_, body) => {
  expect(await refusal('/openai/v1/chat/completions', body)).toBe('');
});

const { of, call, output, said, reasoning, hi } = responses;

test.each([
  [
    'a developer message and parts',
    of({ role: 'developer', content: [{ type: 'input_text', text: 'd' }] }, user),
  ],
  [
    'text and calls in one turn, outputs in any order',
    of(user, said, call('c'), call('d'), output('d'), output('c')),
  ],
  ['a message between call and output', of(user, call('c'), user, output('c'))],
  ['one call id in different turns', of(user, call('c'), output('c'), call('c'), output('c'))],
  ['an unstored reasoning item without content', of(user, reasoning, said, user)],
  [
    'a reasoning item without an id, or with one of any form',
    of(user, { type: 'reasoning', summary: [] }, said, user, { ...reasoning, id: 'x' }, said),
  ],
  [
    'an image in an output',
    of(user, call('c'), {
      ...output('c'),
      output: [{ type: 'input_image', image_url: 'https://e.x/i.png' }],
    }),
  ],
  ['temperature without reasoning', { ...hi, temperature: 2, reasoning: { effort: 'none' } }],
  [
    'a schema that is not strict',
    {
      ...hi,
      tools: [
        { type: 'function', name: 'f', strict: false, parameters: { type: 'object', properties: { a: {} } } },
      ],
    },
  ],
])('Responses accepts %s', async (_, body) => {
  expect(await refusal('/openai/v1/responses', body)).toBe('');
});

const { ask, block, use, result, text, system } = messages;
const OLD = { 'anthropic-version': '2023-06-01' };
const NEW = { 'anthropic-version': '2026-10-21' };
const paused = block('assistant', {
  type: 'server_tool_use',
  id: 'srvtoolu_1',
  name: 'web_search',
  input: {},
});

test.each([
  ['sampling on the old version', { ...messages.hi, temperature: 0.5, top_p: 1, top_k: 1 }, OLD],
  [
    'calls over two assistant messages, results in one',
    ask(
      user,
      block('assistant', use('a')),
      block('assistant', use('b')),
      block('user', result('a'), result('b'), text('go on')),
    ),
    NEW,
  ],
  [
    'results over two user messages',
    ask(user, block('assistant', use('a'), use('b')), block('user', result('b')), block('user', result('a'))),
    NEW,
  ],
  ['a system message after a user turn', ask(user, system), NEW],
  ['a system message between a user turn and an assistant turn', ask(user, system, messages.said, user), NEW],
  ['a system prompt of blocks', { ...messages.hi, system: [text('Be brief.')] }, NEW],
  [
    'calls in the history without tools',
    ask(user, block('assistant', use('a')), block('user', result('a'))),
    NEW,
  ],
  ['a leading assistant message', ask(messages.said, user), NEW],
  ["the model's own blank text", ask(user, block('assistant', text(' '), text('a')), user), NEW],
  ['a turn that was paused', ask(user, paused), NEW],
  ['prefill where the model takes it', { ...ask(user, messages.said), model: 'claude-sonnet-4-5' }, OLD],
  [
    'forced tools where the model thinks only when asked',
    { ...messages.tools, tool_choice: { type: 'any', disable_parallel_tool_use: true } },
    NEW,
  ],
  ['default sampling on a model without', { ...messages.hi, model: 'claude-opus-5-5', temperature: 1 }, OLD],
])('Anthropic accepts %s', async (_, body, headers) => {
  expect(await refusal('/anthropic/v1/messages', body, headers)).toBe('');
});
