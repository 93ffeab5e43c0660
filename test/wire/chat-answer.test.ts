import { assert, property } from 'fast-check';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import OpenAI from 'openai';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Answer } from '../../domain/wire/format.ts';
import { formatOf } from '../../domain/wire/formats.ts';
import { sseOf } from '../../domain/wire/sse.ts';
import { answers as plainAnswers } from './answers.ts';

const format = formatOf('openai.chat');
const envelope = { id: 'chatcmpl-1', model: 'gpt-4.1', createdAt: 1 };
const affinity = { api: 'openai.chat', target: 'openai/gpt-4.1' };
const usage = { input: 30, output: 5, cacheRead: 20, cacheWrite: 4, reasoning: 2 };
const names = { rawFinish: 'stop', model: envelope.model, responseId: envelope.id, usage };
const own = (item: string | object) => ({ native: { affinity, item: item as never } });

const answers: Readonly<Record<string, Answer>> = {
  words: { ...names, content: [{ type: 'text', text: 'Hello, é🎭' }], finish: 'stop' },
  'reasoning, cited words and calls': {
    ...names,
    rawFinish: 'tool_calls',
    finish: 'tool_calls',
    content: [
      { type: 'reasoning', text: 'hm', ...own('reasoning_content') },
      { type: 'text', text: 'so', citations: [{ url: 'https://a.example', title: 'A' }] },
      { type: 'call', callId: 'id-1', nativeId: 'call_a', name: 'look', arguments: '{"q":1}' },
      { type: 'call', callId: 'id-2', nativeId: 'call_b', name: 'run', arguments: 'ls -l', freeform: true },
    ],
  },
  'reasoning with details, and signatures beside calls': {
    ...names,
    rawFinish: 'tool_calls',
    finish: 'tool_calls',
    content: [
      {
        type: 'reasoning',
        text: 'hm',
        ...own({
          reasoning: 'hm',
          reasoning_details: [{ type: 'reasoning.text', text: 'hm', signature: 's', index: 0 }],
        }),
      },
      {
        type: 'call',
        callId: 'id-1',
        nativeId: 'call_a',
        name: 'look',
        arguments: '{}',
        ...own({ extra_content: { google: { thought_signature: 'sig' } } }),
      },
    ],
  },
  'a refusal': { ...names, finish: 'refusal', content: [{ type: 'refusal', text: 'I won’t.' }] },
  'cut by its length': {
    ...names,
    rawFinish: 'length',
    finish: 'length',
    content: [{ type: 'text', text: 'Once' }],
  },
  'a spoken answer': {
    ...names,
    finish: 'stop',
    content: [
      { type: 'text', text: 'Hello', ...own({ transcript_of: 'audio_1' }) },
      {
        type: 'blob',
        kind: 'audio',
        source: {
          at: 'vendor',
          ...own({ id: 'audio_1', data: 'UklGRg==', expires_at: 99, transcript: 'Hello' }),
        },
      },
    ],
  },
  'an image': {
    ...names,
    finish: 'stop',
    content: [
      { type: 'text', text: 'Here.' },
      {
        type: 'blob',
        kind: 'image',
        source: { at: 'inline', mediaType: 'image/png', data: 'iVBORw0KGgo=' },
      },
    ],
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

test('any answer in words and calls is read as it was given, whole or streamed', () => {
  assert(
    property(plainAnswers, (answer) => {
      const whole = format.read(format.answer(answer, envelope), options());
      const reader = format.reader(options());
      for (const { data } of format.answerEvents(answer, envelope)) reader.push(data);
      expect(reader.end()).toEqual(whole);
      const content = answer.content.map((part, at) =>
        part.type === 'call' ? { ...part, callId: `id-${at}`, nativeId: part.callId } : part,
      );
      expect(whole).toMatchObject({ ok: true, answer: { ...answer, content } });
    }),
  );
});

let server: Server;
let given: Answer;

beforeAll(async () => {
  server = createServer((request, response) => {
    let asked = '';
    request.on('data', (chunk: Buffer) => (asked += chunk.toString()));
    request.on('end', () => {
      const { stream } = JSON.parse(asked) as { stream?: boolean };
      response.writeHead(200, { 'content-type': stream ? 'text/event-stream' : 'application/json' });
      response.end(
        stream
          ? format.answerEvents(given, envelope).map(sseOf).join('')
          : JSON.stringify(format.answer(given, envelope)),
      );
    });
  }).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
});

afterAll(() => server.close());

test.each(Object.entries(answers))('%s: the vendor’s own client and helper take it', async (_, answer) => {
  given = answer;
  const { port } = server.address() as AddressInfo;
  const client = new OpenAI({ baseURL: `http://127.0.0.1:${port}`, apiKey: 'any', maxRetries: 0 });
  const asked = { model: 'any', messages: [{ role: 'user' as const, content: 'hi' }] };
  const body = format.answer(answer, envelope);
  expect(await client.chat.completions.create(asked)).toMatchObject(body);
  const stream = client.chat.completions.stream({ ...asked, stream_options: { include_usage: true } });
  const completion = await stream.finalChatCompletion();
  const [choice] = body['choices'] as unknown as readonly [{ message: object; finish_reason: string }];
  expect(completion).toMatchObject({ id: envelope.id, model: envelope.model, usage: body['usage'] });
  expect(completion.choices[0]).toMatchObject(choice);
});

test('of other vendors: reasoning as plain words, hosted runs in words, no payload of theirs', () => {
  const foreign = { affinity: { api: 'anthropic.messages', target: 'anthropic/x' }, item: { sealed: 'x' } };
  const answer: Answer = {
    content: [
      { type: 'reasoning', text: 'hm', native: foreign },
      { type: 'text', text: 'Let me see.', phase: 'commentary' },
      { type: 'hosted', half: 'call', callId: 'h', tool: 'web_search', summary: 'q', native: foreign },
      { type: 'hosted', half: 'result', callId: 'h', tool: 'web_search', summary: 'found', native: foreign },
      { type: 'text', text: 'So', citations: [{ quote: 'no address' }] },
      { type: 'text', text: ' it is.' },
      { type: 'opaque', native: foreign },
      { type: 'compaction', native: foreign },
      { type: 'blob', kind: 'document', source: { at: 'text', mediaType: 'text/plain', text: 'x' } },
    ],
    finish: 'paused',
  };
  const body = format.answer(answer, envelope);
  expect(body['choices']).toEqual([
    {
      index: 0,
      message: {
        role: 'assistant',
        content: 'Let me see.\n\n[web_search was run: found]\n\nSo it is.\n\n[document omitted]',
        refusal: null,
        reasoning_content: 'hm',
      },
      logprobs: null,
      finish_reason: 'stop',
    },
  ]);
  expect(JSON.stringify(body)).not.toContain('sealed');
});
