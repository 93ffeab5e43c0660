import type Anthropic from '@anthropic-ai/sdk';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { catalogue, type Simulator, startSimulator } from '../../../simulator/index.ts';
import { anthropicClient, collect, failure, MODEL, openaiClient } from '../clients.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterEach(() => simulator.heal());
afterAll(() => simulator.stop());

const content = 'say {bytes:40}';
const asked = { model: MODEL, messages: [{ role: 'user' as const, content }] };
const chat = () => openaiClient(simulator).chat.completions;
const responses = () => openaiClient(simulator).responses;
const messages = () => anthropicClient(simulator).messages;
const chatStream = async () => collect(await chat().create({ ...asked, stream: true }));
const responseStream = async () =>
  collect(await responses().create({ model: MODEL, input: content, stream: true }));
const claude = { ...asked, max_tokens: 100 };
const messageStream = async () => collect(await messages().create({ ...claude, stream: true }));

async function orderByName(provider: 'openai' | 'anthropic', name: string): Promise<void> {
  const entry = catalogue.find((one) => one.name === name);
  if (entry === undefined) throw new Error(`no fault is named ${name}`);
  await simulator.fail(provider, entry.order);
}

test.each([
  ['rate-limit-in-stream', { status: undefined, type: 'requests', code: 'rate_limit_exceeded' }],
  ['quota-exhausted-in-stream', { status: undefined, code: 'insufficient_quota' }],
  ['error-after-finish', { status: undefined, type: 'server_error' }],
  ['rate-limit-reset-headers', { status: 429 }],
  ['error-as-detail', { status: 500, error: { detail: 'The backend is gone.' } }],
  ['unknown-model', { status: 404, code: 'model_not_found' }],
  ['content-filter-of-prompt', { status: 400, code: 'content_filter' }],
])('Chat Completions: %s is an error of the SDK', async (name, expected) => {
  await orderByName('openai', name);
  expect(await failure(chatStream())).toMatchObject(expected);
});

test.each([
  ['overloaded-in-stream', { status: undefined, type: 'overloaded_error' }],
  ['overloaded', { status: 529, type: 'overloaded_error' }],
  ['enforced-spend-limit', { status: 429, errorCode: 'enforced_spend_limit_reached' }],
  ['context-prompt-too-long', { status: 400, type: 'invalid_request_error' }],
])('Messages: %s is an error of the SDK', async (name, expected) => {
  await orderByName('anthropic', name);
  expect(await failure(messageStream())).toMatchObject(expected);
});

test.each(['error-in-bare-line', 'end-without-terminal-event', 'json-in-place-of-stream', 'html-with-200'])(
  '%s is no error of an SDK: its stream ends as if all were well',
  async (name) => {
    await orderByName('openai', name);
    await orderByName('anthropic', name);
    const chunks = await chatStream();
    expect(chunks.some(({ choices }) => choices[0]?.finish_reason === 'stop')).toBe(false);
    const events = await messageStream();
    expect(events.some(({ type }) => type === 'message_delta')).toBe(false);
  },
);

test('refusals are where the SDKs have them', async () => {
  await simulator.fail('openai', { fault: 'refusal', message: 'No.' });
  await simulator.fail('anthropic', { fault: 'refusal', message: 'No.' });
  expect((await chat().create(asked)).choices[0]?.message).toMatchObject({ content: null, refusal: 'No.' });
  const { output, output_text } = await responses().create({ model: MODEL, input: content });
  expect(output).toMatchObject([{ status: 'completed', content: [{ type: 'refusal', refusal: 'No.' }] }]);
  expect(output_text).toBe('');
  expect(await messages().create(claude)).toMatchObject({
    content: [],
    stop_reason: 'refusal',
    stop_details: { type: 'refusal', explanation: 'No.' },
  });
  const events = await responseStream();
  expect(events.filter(({ type }) => type === 'response.refusal.delta')).toHaveLength(1);
});

test('a Messages answer wholly inside message_start is one for the SDK', async () => {
  await orderByName('anthropic', 'stream-in-one-event');
  const events = await messageStream();
  expect(events.map(({ type }) => type)).toEqual(['message_start', 'message_stop']);
  const [start] = events as [Anthropic.RawMessageStartEvent];
  expect(start.message).toMatchObject({ stop_reason: 'end_turn', content: [{ type: 'text' }] });
});

test('a turn is paused', async () => {
  await orderByName('anthropic', 'pause-turn');
  expect(await messages().create(claude)).toMatchObject({ stop_reason: 'pause_turn', stop_details: null });
});

test('keep-alive events of a stalled stream reach an SDK', async () => {
  await simulator.fail('openai', { fault: 'stall', afterTokens: 1, keepAlive: 'event', everyMs: 10 });
  const stream = await responses().create({ model: MODEL, input: content, stream: true });
  let alive = 0;
  for await (const event of stream) {
    if ((event.type as string) === 'keepalive') alive += 1;
    if (alive === 3) break;
  }
  expect(alive).toBe(3);
});

test('the model that answers is not the one that was asked', async () => {
  await orderByName('openai', 'another-model-answers');
  await orderByName('anthropic', 'another-model-answers');
  expect((await chat().create(asked)).model).toBe('another-model');
  expect((await messages().create(claude)).model).toBe('another-model');
});

test('an empty answer, one at its length, and one that was filtered', async () => {
  await simulator.fail('openai', { fault: 'empty', times: 1 });
  expect((await chat().create(asked)).choices[0]).toMatchObject({
    finish_reason: 'stop',
    message: { content: '' },
  });
  await simulator.fail('openai', { fault: 'length', afterTokens: 1, times: 1 });
  expect((await chat().create(asked)).choices[0]).toMatchObject({
    finish_reason: 'length',
    message: { content: 'able' },
  });
  await simulator.fail('anthropic', { fault: 'content-filter', afterTokens: 1, times: 1 });
  expect(await messages().create(claude)).toMatchObject({
    stop_reason: 'refusal',
    content: [{ text: 'able' }],
    stop_details: { type: 'refusal' },
  });
});
