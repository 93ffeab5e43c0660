import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSimulator, type Simulator } from '../../simulator/index.ts';
import { anthropicClient, MODEL, post } from './clients.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.stop());

const LOOK = { name: 'look', input_schema: { type: 'object' as const } };

test('answers as JSON with usage, ids and headers', async () => {
  const { data, response } = await anthropicClient(simulator)
    .messages.create({ model: MODEL, max_tokens: 100, messages: [{ role: 'user', content: 'Hello' }] })
    .withResponse();
  expect(data.content).toEqual([
    { type: 'text', text: 'Answer to "Hello" (message 1 of this conversation).', citations: null },
  ]);
  expect(data.stop_reason).toBe('end_turn');
  expect(data.usage.output_tokens).toBe(13);
  expect(data.id).toMatch(/^msg_01/);
  expect(response.headers.get('request-id')).toMatch(/^req_\w{24}$/);
  expect(response.headers.get('anthropic-ratelimit-requests-remaining')).toBe('999');
});

test('streams the documented events in their order', async () => {
  const body = {
    model: MODEL,
    max_tokens: 100,
    stream: true,
    messages: [{ role: 'user', content: 'say Good day 🐎' }],
  };
  const url = `${simulator.baseUrl('anthropic')}/v1/messages`;
  const { text } = await post(url, body, { 'x-api-key': 'any', 'anthropic-version': '2023-06-01' });
  const events = text.trimEnd().split('\n\n');
  expect(events.map((event) => event.split('\n')[0])).toEqual([
    'event: message_start',
    'event: content_block_start',
    'event: ping',
    'event: content_block_delta',
    'event: content_block_delta',
    'event: content_block_delta',
    'event: content_block_stop',
    'event: message_delta',
    'event: message_stop',
  ]);
});

test("the SDK's own accumulator agrees with the JSON answer", async () => {
  const params = {
    model: MODEL,
    max_tokens: 1_000,
    tools: [LOOK],
    messages: [{ role: 'user' as const, content: 'call look {"id":"é🐎","n":[1,2]} & call look {}' }],
  };
  const streamed = await anthropicClient(simulator).messages.stream(params).finalMessage();
  const whole = await anthropicClient(simulator).messages.create(params);
  const uses = (message: typeof whole) =>
    message.content.map((block) => (block.type === 'tool_use' ? [block.name, block.input] : block.type));
  expect(uses(streamed)).toEqual([
    ['look', { id: 'é🐎', n: [1, 2] }],
    ['look', {}],
  ]);
  expect(uses(whole)).toEqual(uses(streamed));
  expect(streamed.stop_reason).toBe('tool_use');
  expect(streamed.usage.output_tokens).toBe(whole.usage.output_tokens);
  const ids = [...streamed.content, ...whole.content].map((block) =>
    block.type === 'tool_use' ? block.id : '',
  );
  expect(ids.every((id) => /^toolu_01\w{22}$/.test(id))).toBe(true);
  expect(new Set(ids).size).toBe(4);
});

test('stops at max_tokens', async () => {
  const message = await anthropicClient(simulator).messages.create({
    model: MODEL,
    max_tokens: 2,
    messages: [{ role: 'user', content: 'say one two three' }],
  });
  expect(message).toMatchObject({ stop_reason: 'max_tokens', content: [{ text: 'one two ' }] });
});

test('a leading assistant message and neighbours of one role are accepted', async () => {
  const message = await anthropicClient(simulator).messages.create({
    model: MODEL,
    max_tokens: 100,
    messages: [
      { role: 'assistant', content: 'Welcome' },
      { role: 'user', content: 'A' },
      { role: 'user', content: [{ type: 'text', text: 'B' }] },
    ],
  });
  expect(message.content[0]).toMatchObject({ text: 'Answer to "A\nB" (message 1 of this conversation).' });
});
