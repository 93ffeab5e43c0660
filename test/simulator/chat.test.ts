import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSimulator, type Simulator } from '../../simulator/index.ts';
import { ask, collect, MODEL, openaiClient, post } from './clients.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.stop());

const LONG = 'Žluťoučký kůň 🐎 said: 👩‍🚀 ünïcödé';

test('answers as JSON with usage, ids and headers', async () => {
  const { data, response } = await openaiClient(simulator)
    .chat.completions.create({ model: MODEL, messages: [{ role: 'user', content: 'Hello' }] })
    .withResponse();
  expect(data.choices[0]).toMatchObject({
    finish_reason: 'stop',
    message: {
      role: 'assistant',
      content: 'Answer to "Hello" (message 1 of this conversation).',
      refusal: null,
    },
  });
  expect(data.object).toBe('chat.completion');
  expect(data.model).toBe(MODEL);
  expect(data.usage?.completion_tokens).toBe(Math.ceil((data.choices[0]?.message.content ?? '').length / 4));
  expect(response.headers.get('x-request-id')).toMatch(/^req_\w{24}$/);
  expect(response.headers.get('openai-processing-ms')).toMatch(/^\d+$/);
  expect(response.headers.get('x-ratelimit-remaining-requests')).toBe('9999');
});

test('counts the user messages, and neighbouring ones as one', async () => {
  const completion = await openaiClient(simulator).chat.completions.create({
    model: MODEL,
    messages: [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'One' },
      { role: 'assistant', content: 'Yes' },
      { role: 'user', content: 'Two' },
      { role: 'user', content: 'more' },
    ],
  });
  expect(completion.choices[0]?.message.content).toBe(
    'Answer to "Two\nmore" (message 2 of this conversation).',
  );
});

test('streams role, content, finish and usage, then [DONE]', async () => {
  const stream = await openaiClient(simulator).chat.completions.create({
    model: MODEL,
    stream: true,
    stream_options: { include_usage: true },
    messages: [{ role: 'user', content: `say ${LONG}` }],
  });
  const chunks = await collect(stream);
  expect(chunks[0]?.choices[0]?.delta).toEqual({ role: 'assistant', content: '', refusal: null });
  expect(chunks.map((chunk) => chunk.choices[0]?.delta.content ?? '').join('')).toBe(LONG);
  expect(chunks.at(-2)?.choices[0]?.finish_reason).toBe('stop');
  expect(chunks.at(-1)).toMatchObject({
    choices: [],
    usage: { completion_tokens: Math.ceil(LONG.length / 4) },
  });
  expect(new Set(chunks.map((chunk) => chunk.id)).size).toBe(1);
});

test('sends no usage unless asked, ends with [DONE] and keeps characters whole', async () => {
  const url = `${simulator.baseUrl('openai')}/chat/completions`;
  const body = {
    model: MODEL,
    stream: true,
    messages: [{ role: 'user', content: `say ${'🐎'.repeat(30)}x` }],
  };
  const { text, headers } = await post(url, body, { authorization: 'Bearer any' });
  expect(headers.get('content-type')).toContain('text/event-stream');
  expect(text.endsWith('\n\ndata: [DONE]\n\n')).toBe(true);
  expect(text).not.toContain('usage');
  expect(text).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])|\\ud8|�/i);
});

test('a long answer is whole, in a bounded number of pieces', async () => {
  const stream = await openaiClient(simulator).chat.completions.create({
    model: MODEL,
    stream: true,
    messages: [{ role: 'user', content: 'say {bytes:100000}' }],
  });
  const chunks = await collect(stream);
  const text = chunks.map((chunk) => chunk.choices[0]?.delta.content ?? '').join('');
  expect(text).toHaveLength(100_000);
  expect(text).toBe(await ask(simulator, 'say {bytes:100000}'));
  expect(chunks.length).toBeLessThanOrEqual(67);
});

test('stops at the token limit, inside a call too', async () => {
  const client = openaiClient(simulator);
  const cut = await client.chat.completions.create({
    model: MODEL,
    max_completion_tokens: 2,
    messages: [{ role: 'user', content: 'say one two three' }],
  });
  expect(cut.choices[0]).toMatchObject({ finish_reason: 'length', message: { content: 'one two ' } });
  expect(cut.usage?.completion_tokens).toBe(2);
  const call = await client.chat.completions.create({
    model: MODEL,
    max_tokens: 1,
    tools: [{ type: 'function', function: { name: 'look', parameters: { type: 'object' } } }],
    messages: [{ role: 'user', content: 'call look {"id":"12345"}' }],
  });
  expect(call.choices[0]?.finish_reason).toBe('length');
  expect(call.choices[0]?.message.tool_calls?.[0]).toMatchObject({ function: { arguments: '{"id' } });
});

test('a streamed call opens with id and name, then brings its arguments in pieces', async () => {
  const stream = await openaiClient(simulator).chat.completions.create({
    model: MODEL,
    stream: true,
    tools: [{ type: 'function', function: { name: 'look', parameters: { type: 'object' } } }],
    messages: [{ role: 'user', content: 'call look {"id":"12345"} & call look {"id":"6"}' }],
  });
  const chunks = await collect(stream);
  const deltas = chunks.flatMap((chunk) => chunk.choices[0]?.delta.tool_calls ?? []);
  const opened = deltas.filter((delta) => delta.id !== undefined);
  expect(opened.map(({ index, function: called }) => [index, called])).toEqual([
    [0, { name: 'look', arguments: '' }],
    [1, { name: 'look', arguments: '' }],
  ]);
  expect(opened[0]?.id).toMatch(/^call_\w{24}$/);
  expect(opened[1]?.id).not.toBe(opened[0]?.id);
  const args = (index: number) =>
    deltas.filter((delta) => delta.index === index).map((delta) => delta.function?.arguments ?? '');
  expect(args(0).join('')).toBe('{"id":"12345"}');
  expect(args(0).length).toBeGreaterThan(2);
  expect(args(1).join('')).toBe('{"id":"6"}');
  expect(chunks.at(-1)?.choices[0]?.finish_reason).toBe('tool_calls');
});
