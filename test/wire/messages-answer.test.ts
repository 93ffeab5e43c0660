import Anthropic from '@anthropic-ai/sdk';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Answer } from '../../domain/wire/format.ts';
import { formatOf } from '../../domain/wire/formats.ts';
import { sseOf } from '../../domain/wire/sse.ts';

const format = formatOf('anthropic.messages');
const envelope = { id: 'msg_1', model: 'claude-opus-5-5', createdAt: 1 };
const affinity = { api: 'anthropic.messages', target: 'anthropic/claude-opus-5-5' };
const usage = { input: 30, output: 5, cacheRead: 20, cacheWrite: 4, reasoning: 2 };
const names = { rawFinish: 'end_turn', model: envelope.model, responseId: envelope.id, usage };

const thinking = { type: 'thinking', thinking: 'hm', signature: 'sig' };
const cited = { type: 'text', text: 'so', citations: [{ type: 'char_location', cited_text: 'x' }] };
const search = { type: 'server_tool_use', id: 's1', name: 'web_search', input: { query: 'x' } };
const found = { type: 'web_search_tool_result', tool_use_id: 's1', content: [] };

const answers: Readonly<Record<string, Answer>> = {
  words: { ...names, content: [{ type: 'text', text: 'Hello, é🎭' }], finish: 'stop' },
  'sealed thinking, citations and calls': {
    ...names,
    rawFinish: 'tool_use',
    finish: 'tool_calls',
    content: [
      { type: 'reasoning', text: 'hm', native: { affinity, item: thinking } },
      { type: 'reasoning', text: '', native: { affinity, item: { type: 'redacted_thinking', data: 'd' } } },
      { type: 'text', text: 'so', citations: [{ quote: 'x' }], native: { affinity, item: cited } },
      { type: 'call', callId: 'id-1', nativeId: 'toolu_1', name: 'look', arguments: '{"q":1}' },
      { type: 'call', callId: 'id-2', nativeId: 'toolu_2', name: 'look', arguments: '{}' },
    ],
  },
  'an interrupted run of the vendor’s own tool': {
    ...names,
    rawFinish: 'pause_turn',
    finish: 'paused',
    content: [
      {
        type: 'hosted',
        half: 'call',
        callId: 's1',
        tool: 'web_search',
        summary: '{"query":"x"}',
        native: { affinity, item: search },
      },
      {
        type: 'hosted',
        half: 'result',
        callId: 's1',
        tool: 'web_search',
        summary: '',
        native: { affinity, item: found },
      },
    ],
  },
  'a refusal': {
    ...names,
    rawFinish: 'refusal',
    finish: 'refusal',
    content: [{ type: 'refusal', text: 'I won’t.', category: 'cyber' }],
  },
  'cut by its length': {
    ...names,
    rawFinish: 'max_tokens',
    finish: 'length',
    content: [{ type: 'text', text: 'Once' }],
  },
};

function options() {
  let minted = 0;
  return { affinity, mintCallId: () => `id-${(minted += 1)}` };
}

test.each(Object.entries(answers))('%s: what was answered is what is read', (_, answer) => {
  expect(format.read(format.answer(answer, envelope), options())).toEqual({ ok: true, answer });
  const reader = format.reader(options());
  for (const { data } of format.answerEvents(answer, envelope)) reader.push(data);
  expect(reader.end()).toEqual({ ok: true, answer });
});

let server: Server;
let given: Answer;

beforeAll(async () => {
  server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.end(format.answerEvents(given, envelope).map(sseOf).join(''));
  }).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
});

afterAll(() => server.close());

test.each(Object.entries(answers))('%s: the vendor’s own helper puts it together', async (_, answer) => {
  given = answer;
  const { port } = server.address() as AddressInfo;
  const client = new Anthropic({ baseURL: `http://127.0.0.1:${port}`, apiKey: 'any', maxRetries: 0 });
  const stream = client.messages.stream({
    model: 'any',
    max_tokens: 10,
    messages: [{ role: 'user', content: 'hi' }],
  });
  const message = await stream.finalMessage();
  const { content, stop_reason: stopReason } = format.answer(answer, envelope);
  expect(message).toMatchObject({ id: 'msg_1', model: envelope.model, content, stop_reason: stopReason });
});

test('of other vendors: thinking without a seal, and hosted runs in words', () => {
  const foreign = { affinity: { api: 'openai.responses', target: 'openai/x' }, item: { type: 'reasoning' } };
  const answer: Answer = {
    content: [
      { type: 'reasoning', text: 'hm', native: foreign },
      { type: 'hosted', callId: 'h', tool: 'web_search', summary: 'found', native: foreign },
      { type: 'opaque', native: foreign },
      { type: 'call', callId: 'call_1', name: 'write', arguments: 'free', freeform: true },
    ],
    finish: 'tool_calls',
  };
  expect(format.answer(answer, envelope)['content']).toEqual([
    { type: 'thinking', thinking: 'hm', signature: '' },
    { type: 'text', text: '[web_search was run: found]', citations: null },
    { type: 'tool_use', id: 'call_1', name: 'write', input: { input: 'free' } },
  ]);
});
