import OpenAI from 'openai';
import { assert, property } from 'fast-check';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Json } from '../../domain/json.ts';
import type { Answer, ReadResult } from '../../domain/wire/format.ts';
import { formatOf } from '../../domain/wire/formats.ts';
import { sseOf } from '../../domain/wire/sse.ts';
import { answers as plain } from './answers.ts';

const format = formatOf('openai.responses');
const envelope = { id: 'resp_1', model: 'gpt-5.6-sol', createdAt: 1 };
const affinity = { api: 'openai.responses', target: `openai/${envelope.model}` };
const usage = { input: 30, output: 5, cacheRead: 20, cacheWrite: 4, reasoning: 2, hosted: { web_search: 1 } };
const names = { rawFinish: 'completed', model: envelope.model, responseId: envelope.id, usage };
const native = (item: Json) => ({ affinity, item });

const sealed = {
  type: 'reasoning',
  id: 'rs_1',
  summary: [{ type: 'summary_text', text: 'so' }],
  encrypted_content: 'x',
};
const thought = {
  type: 'reasoning',
  id: 'rs_2',
  summary: [],
  content: [{ type: 'reasoning_text', text: 'hm' }],
};
const search = {
  type: 'web_search_call',
  id: 'ws_1',
  status: 'completed',
  action: { type: 'search', query: 'x' },
};
const drawn = {
  type: 'image_generation_call',
  id: 'ig_1',
  status: 'completed',
  result: null,
  output_format: 'png',
};
const cited = {
  type: 'output_text',
  text: 'It is so.',
  annotations: [{ type: 'url_citation', url: 'https://a.example', title: 'A', start_index: 0, end_index: 9 }],
  logprobs: [],
};

const answers: Readonly<Record<string, Answer>> = {
  words: { ...names, content: [{ type: 'text', text: 'Hello, é🎭' }], finish: 'stop' },
  'reasoning of all kinds, phases and calls of both': {
    ...names,
    finish: 'tool_calls',
    content: [
      { type: 'reasoning', text: 'so', summary: true, native: native(sealed) },
      { type: 'text', text: 'Looking.', phase: 'commentary' },
      { type: 'reasoning', text: 'hm', native: native(thought) },
      { type: 'call', callId: 'id-1', nativeId: 'call_1', name: 'look', arguments: '{"q": 1}' },
      {
        type: 'call',
        callId: 'id-2',
        nativeId: 'call_2',
        name: 'write',
        arguments: 'free {',
        freeform: true,
      },
      {
        type: 'call',
        callId: 'id-3',
        nativeId: 'call_3',
        name: 'look',
        arguments: '{}',
        native: native({ namespace: 'crm' }),
      },
    ],
  },
  'runs of the vendor’s own tools, an image, sources and an unknown item': {
    ...names,
    finish: 'stop',
    content: [
      {
        type: 'hosted',
        callId: 'ws_1',
        tool: 'web_search',
        summary: 'searched for "x"',
        native: native(search),
      },
      {
        type: 'hosted',
        callId: 'ig_1',
        tool: 'image_generation',
        summary: 'drew an image',
        native: native(drawn),
      },
      { type: 'blob', kind: 'image', source: { at: 'inline', mediaType: 'image/png', data: 'iVBORw0KGgo=' } },
      {
        type: 'opaque',
        native: native({ type: 'mcp_list_tools', id: 'ml_1', server_label: 's', tools: [] }),
      },
      { type: 'compaction', native: native({ type: 'compaction', id: 'cmp_1', encrypted_content: 'x' }) },
      {
        type: 'text',
        text: 'It is so.',
        phase: 'final_answer',
        citations: [{ url: 'https://a.example', title: 'A' }],
        native: native(cited),
      },
    ],
  },
  'a refusal': { ...names, finish: 'refusal', content: [{ type: 'refusal', text: 'I won’t.' }] },
  'cut by its length': {
    ...names,
    rawFinish: 'max_output_tokens',
    finish: 'length',
    content: [{ type: 'text', text: 'Once' }],
  },
};

function options() {
  let minted = 0;
  return { affinity, mintCallId: () => `id-${(minted += 1)}` };
}

function readStreamed(answer: Answer): ReadResult {
  const reader = format.reader(options());
  for (const { data } of format.answerEvents(answer, envelope)) reader.push(data);
  return reader.end();
}

test.each(Object.entries(answers))('%s: what was answered is what is read', (_, answer) => {
  expect(format.read(format.answer(answer, envelope), options())).toEqual({ ok: true, answer });
  expect(readStreamed(answer)).toEqual({ ok: true, answer });
});

test('what every format can say is read from the body and from the stream alike, with the ids it had', () => {
  assert(
    property(plain, (answer) => {
      const streamed = readStreamed(answer);
      expect(format.read(format.answer(answer, envelope), options())).toEqual(streamed);
      const told = answer.content.map((part) => (part.type === 'call' ? part.callId : part));
      const read = streamed.ok ? streamed.answer.content : [];
      expect(read.map((part) => (part.type === 'call' ? part.nativeId : part))).toEqual(told);
    }),
  );
});

let server: Server;
let given: Answer;
let client: OpenAI;

beforeAll(async () => {
  server = createServer((request, response) => {
    response.setHeader('content-type', 'text/event-stream');
    response.end(format.answerEvents(given, envelope).map(sseOf).join(''));
    request.resume();
  }).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const { port } = server.address() as AddressInfo;
  client = new OpenAI({ baseURL: `http://127.0.0.1:${port}`, apiKey: 'any', maxRetries: 0 });
});

afterAll(() => server.close());

test.each(Object.entries(answers))('%s: the vendor’s own helper puts it together', async (_, answer) => {
  given = answer;
  const seen: string[] = [];
  const stream = client.responses.stream({ model: 'any', input: 'hi' });
  stream.on('event', ({ type }) => seen.push(type));
  const response = await stream.finalResponse();
  const { output, status, usage } = format.answer(answer, envelope);
  expect(response).toMatchObject({ id: 'resp_1', model: envelope.model, output, status, usage });
  expect(seen).toEqual(format.answerEvents(answer, envelope).map(({ event }) => event));
});

test('events are numbered, and name what they add to', () => {
  const events = format.answerEvents(answers['words'] ?? { content: [], finish: 'stop' }, envelope);
  expect(events.map(({ data }) => (typeof data === 'string' ? data : data['sequence_number']))).toEqual(
    events.map((_, at) => at),
  );
  expect(events.map(({ event }) => event?.replace('response.', ''))).toEqual([
    'created',
    'in_progress',
    'output_item.added',
    'content_part.added',
    'output_text.delta',
    'output_text.done',
    'content_part.done',
    'output_item.done',
    'completed',
  ]);
});

const words = (text: string, annotations: readonly unknown[] = []) => ({
  type: 'message',
  content: [{ type: 'output_text', text, annotations }],
});

test('of other vendors: reasoning as a summary without a seal, runs in words, sources by their address', () => {
  const foreign = { affinity: { api: 'anthropic.messages', target: 'a/x' }, item: { type: 'thinking' } };
  const answer: Answer = {
    content: [
      { type: 'reasoning', text: 'hm', native: foreign },
      { type: 'hosted', half: 'call', callId: 'h', tool: 'web_search', summary: '', native: foreign },
      { type: 'hosted', half: 'result', callId: 'h', tool: 'web_search', summary: 'found', native: foreign },
      { type: 'opaque', native: foreign },
      {
        type: 'text',
        text: 'so',
        citations: [{ url: 'https://a.example' }, { quote: 'x' }],
        native: foreign,
      },
      { type: 'blob', kind: 'audio', source: { at: 'url', url: 'https://a.example/b.mp3' } },
      { type: 'call', callId: 'x'.repeat(70), name: 'look', arguments: '{}' },
    ],
    finish: 'tool_calls',
  };
  expect(format.answer(answer, envelope)['output']).toMatchObject([
    { type: 'reasoning', summary: [{ type: 'summary_text', text: 'hm' }] },
    words('[web_search was run: found]'),
    words('so', [{ type: 'url_citation', url: 'https://a.example', start_index: 0, end_index: 2 }]),
    words('[audio omitted]'),
    { type: 'function_call', call_id: expect.stringMatching(/^call_\w{24}$/) as string, name: 'look' },
  ]);
});
