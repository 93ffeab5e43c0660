import type OpenAI from 'openai';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type FaultOrder, startSimulator, type Simulator } from '../../simulator/index.ts';
import { collect, failure, MODEL, openaiClient, post } from './clients.ts';

type Input = OpenAI.Responses.ResponseInput;
type Create = OpenAI.Responses.ResponseCreateParamsNonStreaming;

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({
    providers: [
      { name: 'openai', dialect: 'openai' },
      { name: 'other', dialect: 'openai' },
    ],
  });
});
afterEach(() => simulator.heal());
afterAll(() => simulator.stop());

const respond = (more: Create, provider = 'openai') =>
  openaiClient(simulator, provider).responses.create({ model: MODEL, ...more });
const stream = async (input: string, more: Create = {}) =>
  collect(await openaiClient(simulator).responses.create({ model: MODEL, ...more, input, stream: true }));

const tool = (name: string, ...required: string[]): OpenAI.Responses.FunctionTool => ({
  type: 'function',
  name,
  strict: true,
  parameters: {
    type: 'object',
    properties: Object.fromEntries(required.map((key) => [key, { type: 'string' }])),
    required,
    additionalProperties: false,
  },
});
const look = tool('look', 'id');

test('answers as JSON with usage, ids and headers', async () => {
  const { data, response } = await openaiClient(simulator)
    .responses.create({ model: MODEL, instructions: 'Be brief.', input: 'Hello' })
    .withResponse();
  const text = 'Answer to "Hello" (message 1 of this conversation).';
  expect(data).toMatchObject({ object: 'response', status: 'completed', model: MODEL, error: null });
  expect(data.output).toMatchObject([{ type: 'message', role: 'assistant', status: 'completed' }]);
  expect(data.output_text).toBe(text);
  const output = Math.ceil(text.length / 4);
  expect(data.usage).toMatchObject({
    output_tokens: output,
    input_tokens_details: { cached_tokens: 0 },
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: (data.usage?.input_tokens ?? 0) + output,
  });
  expect(data.id).toMatch(/^resp_/);
  expect(response.headers.get('x-request-id')).toMatch(/^req_/);
});

test('streams the events in their order, numbered, with usage in the last only', async () => {
  const text = 'Žluťoučký kůň 🐎 said';
  const events = await stream(`say ${text}`);
  const types = events.map(({ type }) => type).filter((type) => type !== 'response.output_text.delta');
  expect(types).toEqual([
    'response.created',
    'response.in_progress',
    'response.output_item.added',
    'response.content_part.added',
    'response.output_text.done',
    'response.content_part.done',
    'response.output_item.done',
    'response.completed',
  ]);
  const numbers = events.map((event) => ('sequence_number' in event ? event.sequence_number : -1));
  expect(numbers).toEqual([...events.keys()]);
  const deltas = events.flatMap((event) =>
    event.type === 'response.output_text.delta' ? [event.delta] : [],
  );
  expect(deltas.join('')).toBe(text);
  expect(JSON.stringify(events.slice(0, -1))).not.toContain('input_tokens');
  expect(events.at(-1)).toMatchObject({
    response: { status: 'completed', usage: { output_tokens: Math.ceil(text.length / 4) } },
  });
});

test('streams calls with ids and arguments in pieces, and no [DONE]', async () => {
  const input = 'call look {"id":"12345"} & call look {"id":"6"}';
  const events = await stream(input, { tools: [look] });
  const added = events.flatMap((event) =>
    event.type === 'response.output_item.added' && event.item.type === 'function_call' ? [event.item] : [],
  );
  expect(added).toMatchObject([{ arguments: '' }, { arguments: '' }]);
  expect(added[0]?.id).toMatch(/^fc_/);
  expect(added[0]?.call_id).toMatch(/^call_\w{24}$/);
  const args = events.flatMap((event) =>
    event.type === 'response.function_call_arguments.done' ? [event.arguments] : [],
  );
  expect(args).toEqual(['{"id":"12345"}', '{"id":"6"}']);
  const url = `${simulator.baseUrl('openai')}/responses`;
  const raw = await post(url, { model: MODEL, input, stream: true }, { authorization: 'Bearer any' });
  expect(raw.text).not.toContain('[DONE]');
});

const results: Record<string, string> = {
  lookup: '{"customer":"C7","total":"12"}',
  charge: '{"receipt":"R1"}',
};

test.each([false, true])('tools round trip by the policy, reasoning %s', async (reasoning) => {
  const input: Input = [{ role: 'user', content: 'order_id: A1' }];
  const tools = [tool('lookup', 'order_id'), tool('charge', 'customer', 'total')];
  const called: string[] = [];
  for (;;) {
    const response = await respond({
      input,
      tools,
      store: false,
      ...(reasoning && { reasoning: { effort: 'low' }, include: ['reasoning.encrypted_content'] }),
    });
    const calls = response.output.filter((item) => item.type === 'function_call');
    expect(response.output[0]?.type === 'reasoning').toBe(reasoning);
    input.push(...(response.output as Input));
    for (const { call_id, name, arguments: args } of calls) {
      called.push(`${name} ${args}`);
      input.push({ type: 'function_call_output', call_id, output: results[name] ?? '' });
    }
    if (calls.length > 0) continue;
    expect(response.output_text).toContain('Done. lookup: customer=C7, total=12; charge: receipt=R1');
    break;
  }
  expect(called).toEqual(['lookup {"order_id":"A1"}', 'charge {"customer":"C7","total":"12"}']);
});

describe('encrypted reasoning', () => {
  const asked: Create = {
    store: false,
    reasoning: { effort: 'high' },
    include: ['reasoning.encrypted_content'],
  };
  const question: Input = [{ role: 'user', content: 'One' }];
  const follow: Input = [{ role: 'user', content: 'Two' }];
  const first = async (): Promise<Input> => (await respond({ ...asked, input: 'One' })).output as Input;

  test('costs tokens and is accepted back, however the prefix is written', async () => {
    const { output, usage } = await respond({ ...asked, input: question });
    expect(output[0]).toMatchObject({
      type: 'reasoning',
      encrypted_content: expect.stringMatching(/^gAAAAAB/) as string,
    });
    expect(usage?.output_tokens_details.reasoning_tokens).toBeGreaterThan(0);
    const parts: Input = [{ type: 'message', role: 'user', content: [{ type: 'input_text', text: 'One' }] }];
    const again = await respond({ ...asked, input: [...parts, ...(output as Input), ...follow] });
    expect(again.status).toBe('completed');
  });

  test.each<[string, Create, string?]>([
    ['another prefix', { input: [{ role: 'user', content: 'Eins' }] }],
    ['an item more', { input: [...question, ...question] }],
    ['another model', { input: question, model: 'other-model' }],
    ['other instructions', { input: question, instructions: 'Be long.' }],
    ['another provider', { input: question }, 'other'],
  ])('refused after %s', async (_, more, provider) => {
    const input = [...(more.input as Input), ...(await first()), ...follow];
    expect(await failure(respond({ ...asked, ...more, input }, provider))).toMatchObject({
      status: 400,
      code: 'invalid_encrypted_content',
      message: expect.stringMatching(
        /The encrypted content gAAA\.\.\.\S{4} could not be verified\./,
      ) as string,
    });
  });

  test('without asking for it there is none, and without reasoning no item', async () => {
    const bare = await respond({ input: 'One', reasoning: { effort: 'low' } });
    expect(bare.output[0]).not.toHaveProperty('encrypted_content');
    const none = await respond({ ...asked, input: 'One', reasoning: { effort: 'none' } });
    expect(none.output.map(({ type }) => type)).toEqual(['message']);
  });
});

describe('faults', () => {
  const TEN = 'say {bytes:40}';

  async function raw(giveUpMs = 5_000) {
    let text = '';
    let ended = 'cleanly';
    try {
      const response = await fetch(`${simulator.baseUrl('openai')}/responses`, {
        method: 'POST',
        headers: { authorization: 'Bearer any' },
        body: JSON.stringify({ model: MODEL, stream: true, input: TEN }),
        signal: AbortSignal.timeout(giveUpMs),
      });
      const decoder = new TextDecoder();
      for await (const chunk of response.body ?? []) text += decoder.decode(chunk, { stream: true });
    } catch (error) {
      ended = error instanceof DOMException ? 'gave-up' : 'broken';
    }
    return { text, ended, tokens: (text.match(/event: response.output_text.delta/g) ?? []).length };
  }

  test.each<[FaultOrder, { ended: string; tokens: number }]>([
    [
      { fault: 'cut', afterTokens: 3 },
      { ended: 'broken', tokens: 3 },
    ],
    [
      { fault: 'cut', afterTokens: 99 },
      { ended: 'broken', tokens: 10 },
    ],
    [
      { fault: 'end', afterTokens: 3 },
      { ended: 'cleanly', tokens: 3 },
    ],
    [
      { fault: 'stall', afterTokens: 3 },
      { ended: 'gave-up', tokens: 3 },
    ],
    [
      { fault: 'silence', before: 'first-token' },
      { ended: 'gave-up', tokens: 0 },
    ],
    [
      { fault: 'silence', before: 'headers' },
      { ended: 'gave-up', tokens: 0 },
    ],
    [
      { fault: 'reset', at: 'after-headers' },
      { ended: 'broken', tokens: 0 },
    ],
    [
      { fault: 'reset', at: 'before-headers' },
      { ended: 'broken', tokens: 0 },
    ],
    [{ fault: 'refuse' }, { ended: 'broken', tokens: 0 }],
    [
      { fault: 'invalid-chunk', afterTokens: 2 },
      { ended: 'cleanly', tokens: 2 },
    ],
    [{ fault: 'no-done' }, { ended: 'cleanly', tokens: 10 }],
    [{ fault: 'no-finish' }, { ended: 'cleanly', tokens: 10 }],
    [{ fault: 'html' }, { ended: 'cleanly', tokens: 0 }],
    [{ fault: 'bad-gzip' }, { ended: 'broken', tokens: 0 }],
    [{ fault: 'huge-header' }, { ended: 'broken', tokens: 0 }],
    [
      { fault: 'status', status: 503 },
      { ended: 'cleanly', tokens: 0 },
    ],
  ])('%j', async (order, expected) => {
    await simulator.fail('openai', order);
    const seen = await raw(expected.ended === 'gave-up' ? 150 : 5_000);
    expect(seen).toMatchObject(expected);
    expect(seen.text).not.toContain('response.completed');
  });

  test('slow and delay', async () => {
    await simulator.fail('openai', { fault: 'slow', tokensPerSecond: 100 });
    await simulator.fail('openai', { fault: 'delay', firstTokenMs: 50 });
    const started = performance.now();
    expect(await raw()).toMatchObject({ ended: 'cleanly', tokens: 10 });
    expect(performance.now() - started).toBeGreaterThan(130);
  });

  test('error-event: an error event, then the failed response; or one of the two', async () => {
    const order = { fault: 'error-event', afterTokens: 2, status: 429, message: 'slower' } as const;
    await simulator.fail('openai', { ...order, times: 1 });
    const both = await raw();
    expect(both.text).toMatch(/event: error\n.*"code":"rate_limit_exceeded","message":"slower"/);
    expect(both.text.trimEnd().split('data: ').at(-1)).toMatch(
      /^{"type":"response.failed","response":{"id":"resp_.*"status":"failed"/,
    );
    await simulator.fail('openai', { ...order, as: 'event', times: 1 });
    expect(await failure(stream(TEN))).toMatchObject({ code: 'rate_limit_exceeded' });
    await simulator.fail('openai', { ...order, as: 'failed', times: 1 });
    const events = await stream(TEN);
    expect(events.at(-1)).toMatchObject({
      type: 'response.failed',
      sequence_number: events.length - 1,
      response: { status: 'failed', model: MODEL, error: { code: 'rate_limit_exceeded', message: 'slower' } },
    });
  });

  test.each([
    [{ fault: 'length', afterTokens: 1 }, 'max_output_tokens', 'able'],
    [{ fault: 'content-filter', afterTokens: 1 }, 'content_filter', 'able'],
  ] as const)('%j', async (order, reason, text) => {
    await simulator.fail('openai', order);
    const expected = { status: 'incomplete', incomplete_details: { reason } };
    expect(await respond({ input: TEN })).toMatchObject({ ...expected, output_text: text });
    const events = await stream(TEN);
    expect(events.at(-1)).toMatchObject({ type: 'response.incomplete', response: expected });
    expect(events.at(-2)).toMatchObject({ item: { status: 'incomplete' } });
  });

  test('length inside a call: unparseable arguments, done all the same', async () => {
    await simulator.fail('openai', { fault: 'length', afterTokens: 1 });
    const { output } = await respond({ input: 'call look {"id":"12345"}', tools: [look] });
    expect(output).toMatchObject([{ type: 'function_call', status: 'incomplete', arguments: '{"id' }]);
  });

  test('empty', async () => {
    await simulator.fail('openai', { fault: 'empty' });
    expect(await respond({ input: TEN })).toMatchObject({ status: 'completed', output: [] });
  });
});
