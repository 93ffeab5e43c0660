import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSimulator, type Simulator } from '../../simulator/index.ts';
import { askRaw, said } from './raw.ts';
import { PNG } from './rules/media.ts';

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

type Api = Parameters<typeof askRaw>[1];
const ask = (api: Api, body: object) => askRaw(simulator, api, body);

const usageOf = async (messages: unknown) =>
  ((await ask('messages', { messages })) as { usage: Record<string, number> }).usage;
const schema = {
  type: 'object',
  additionalProperties: false,
  required: ['city', 'days'],
  properties: { city: { type: 'string', enum: ['Oslo', 'Rome'] }, days: { type: 'integer' } },
};
const FIT = '{"city":"Oslo","days":0}';
const image = `data:image/png;base64,${PNG}`;

describe('a refusal', () => {
  test.each([
    [
      'chat',
      { messages: said('refuse I cannot help.') },
      { choices: [{ message: { content: null, refusal: 'I cannot help.' }, finish_reason: 'stop' }] },
    ],
    [
      'responses',
      { input: 'refuse I cannot help.' },
      { status: 'completed', output: [{ content: [{ type: 'refusal', refusal: 'I cannot help.' }] }] },
    ],
    [
      'messages',
      { messages: said('refuse I cannot help.') },
      {
        content: [],
        stop_reason: 'refusal',
        stop_details: { type: 'refusal', category: 'general_harms', explanation: 'I cannot help.' },
      },
    ],
  ] as const)('of %s', async (api, body, answer) => {
    expect(await ask(api, body)).toMatchObject(answer);
  });
});

describe('structured output', () => {
  test.each([
    [
      'chat',
      {
        messages: said('Where to?'),
        response_format: { type: 'json_schema', json_schema: { name: 'n', schema, strict: true } },
      },
      { choices: [{ message: { content: FIT } }] },
    ],
    [
      'chat',
      { messages: said('JSON'), response_format: { type: 'json_object' } },
      { choices: [{ message: { content: '{}' } }] },
    ],
    [
      'responses',
      { input: 'Where to?', text: { format: { type: 'json_schema', name: 'n', schema, strict: true } } },
      { output: [{ content: [{ text: FIT }] }] },
    ],
    [
      'messages',
      { messages: said('Where to?'), output_config: { format: { type: 'json_schema', schema } } },
      { content: [{ text: FIT }] },
    ],
    [
      'messages',
      { messages: said('say Not JSON.'), output_config: { format: { type: 'json_schema', schema } } },
      { content: [{ text: 'Not JSON.' }] },
    ],
  ] as const)('of %s: %j', async (api, body, answer) => {
    expect(await ask(api, body)).toMatchObject(answer);
  });
});

describe('images and files are counted, wherever they are', () => {
  test.each([
    [
      'chat',
      {
        messages: said([
          { type: 'text', text: 'What?' },
          { type: 'image_url', image_url: { url: image } },
        ]),
      },
      { choices: [{ message: { content: 'Answer to "What?" (message 1 of this conversation, 1 image).' } }] },
    ],
    [
      'responses',
      {
        input: said([
          { type: 'input_text', text: 'What?' },
          { type: 'input_image', image_url: image },
          { type: 'input_image', image_url: image },
        ]),
      },
      { output: [{ content: [{ text: 'Answer to "What?" (message 1 of this conversation, 2 images).' }] }] },
    ],
    [
      'messages',
      {
        messages: said([
          { type: 'text', text: 'What?' },
          { type: 'image', source: { type: 'url', url: 'https://e.x' } },
          { type: 'document', source: { type: 'text', media_type: 'text/plain', data: 'x' } },
        ]),
      },
      { content: [{ text: 'Answer to "What?" (message 1 of this conversation, 1 image, 1 file).' }] },
    ],
  ] as const)('of %s', async (api, body, answer) => {
    expect(await ask(api, body)).toMatchObject(answer);
  });
});

const turns = (first: unknown, answer: unknown) => [
  ...said(first),
  { role: 'assistant', content: answer },
  ...said('say Yes.'),
];

describe('cached tokens', () => {
  const long = 'x'.repeat(8_000);

  test.each([
    ['chat', { messages: said(long) }, { usage: { prompt_tokens_details: { cached_tokens: 0 } } }],
    ['chat', { messages: turns(long, 'a') }, { usage: { prompt_tokens_details: { cached_tokens: 1_920 } } }],
    ['responses', { input: turns(long, 'a') }, { usage: { input_tokens_details: { cached_tokens: 1_920 } } }],
    [
      'messages',
      { messages: turns(long, 'a') },
      { usage: { cache_creation_input_tokens: 0, cache_read_input_tokens: 0 } },
    ],
  ] as const)('of %s', async (api, body, answer) => {
    expect(await ask(api, body)).toMatchObject(answer);
  });

  test('of Messages are written first, then read, and are no input tokens', async () => {
    const marked = [{ type: 'text', text: long, cache_control: { type: 'ephemeral' } }];
    const first = await usageOf(said(marked));
    const second = await usageOf(turns(marked, 'a'));
    expect(first['cache_creation_input_tokens']).toBeGreaterThan(2_000);
    expect(first['cache_read_input_tokens']).toBe(0);
    expect(first['input_tokens']).toBeLessThan(100);
    expect(second['cache_read_input_tokens']).toBe(first['cache_creation_input_tokens']);
    expect(second['cache_creation_input_tokens']).toBe(0);
  });
});
