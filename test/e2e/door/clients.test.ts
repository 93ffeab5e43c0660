import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openStand, type Stand } from './door.ts';

const primary = 'openai/gpt-5.6-sol';
const backup = 'anthropic/claude-opus-5-5';
const question = 'Where is my order?';
const answer = `Answer to "${question}" (message 1 of this conversation).`;
const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const schema = {
  type: 'object',
  properties: { city: { type: 'string' } },
  required: ['city'],
  additionalProperties: false,
};
const parameters = { ...schema, additionalProperties: false };

let stand: Stand;
beforeAll(async () => {
  stand = await openStand();
});
afterEach(async () => {
  await stand.troupe.simulator.heal();
  stand.troupe.simulator.clear();
});
afterAll(() => stand[Symbol.asyncDispose]());

test('openai chat: an answer, who served it, and the run by its header', async () => {
  const { data, response, request_id } = await stand.openai.chat.completions
    .create({ model: 'gpt-4o', messages: [{ role: 'user', content: question }] })
    .withResponse();
  expect(data).toMatchObject({ object: 'chat.completion', model: primary });
  expect(data.choices).toMatchObject([
    { message: { role: 'assistant', content: answer }, finish_reason: 'stop' },
  ]);
  expect(data.usage?.total_tokens).toBeGreaterThan(0);
  const runId = response.headers.get('x-understudy-run-id');
  expect(data.id).toBe(`chatcmpl-${runId}`);
  expect(request_id).toBe(runId);
  expect(response.headers.get('x-understudy-target')).toBe(primary);
  expect(response.headers.get('x-understudy-switches')).toBe('0');
  expect(response.headers.has('x-understudy-reason')).toBe(false);
});

test('openai chat: after a fallback the headers say who and why, and usage is the answer’s own', async () => {
  await stand.troupe.simulator.fail('openai', { fault: 'cut', afterTokens: 3 });
  const { data, response } = await stand.openai.chat.completions
    .create({ model: 'gpt-4o', messages: [{ role: 'user', content: question }] })
    .withResponse();
  expect(data.model).toBe(backup);
  expect(response.headers.get('x-understudy-target')).toBe(backup);
  expect(response.headers.get('x-understudy-switches')).toBe('1');
  expect(response.headers.get('x-understudy-reason')).toBe('TruncatedStream');
  const run = await stand.troupe.understudy.run(response.headers.get('x-understudy-run-id') ?? '').result();
  expect(data.usage?.prompt_tokens).toBe(run.attempts.at(-1)?.usage?.input);
  expect(data.usage?.completion_tokens).toBe(run.attempts.at(-1)?.usage?.output);
});

test('openai chat: streamed, with usage', async () => {
  const stream = stand.openai.chat.completions.stream({
    model: 'gpt-4o',
    messages: [{ role: 'user', content: question }],
    stream_options: { include_usage: true },
  });
  const completion = await stream.finalChatCompletion();
  expect(completion.choices[0]?.message.content).toBe(answer);
  expect(completion.model).toBe(primary);
  expect(completion.usage?.total_tokens).toBeGreaterThan(0);
});

test.each([false, true])('openai chat: tools are run by the caller (a backup goes on: %s)', async (fails) => {
  const calls: unknown[] = [];
  const runner = stand.openai.chat.completions.runTools({
    model: 'gpt-4o',
    messages: [{ role: 'user', content: 'call weather {"city":"Rome"}' }],
    tools: [
      {
        type: 'function',
        function: {
          name: 'weather',
          description: 'Says what the weather is.',
          parameters,
          parse: JSON.parse,
          function: async (args: unknown) => {
            calls.push(args);
            if (fails) await stand.troupe.simulator.fail('openai', { fault: 'status', status: 503 });
            return 'sunny';
          },
        },
      },
    ],
  });
  const content = await runner.finalContent();
  expect(calls).toEqual([{ city: 'Rome' }]);
  expect(content).toContain('sunny');
  const completion = await runner.finalChatCompletion();
  expect(completion.model).toBe(fails ? backup : primary);
});

test('openai chat: an answer by a schema', async () => {
  const completion = await stand.openai.chat.completions.create({
    model: 'gpt-4o',
    messages: [{ role: 'user', content: 'A city?' }],
    response_format: { type: 'json_schema', json_schema: { name: 'city', strict: true, schema } },
  });
  const parsed = JSON.parse(completion.choices[0]?.message.content ?? '') as { city: unknown };
  expect(typeof parsed.city).toBe('string');
});

test('openai chat and anthropic messages: an image reaches the model', async () => {
  const completion = await stand.openai.chat.completions.create({
    model: 'gpt-4o',
    messages: [
      {
        role: 'user',
        content: [
          { type: 'text', text: 'What is this?' },
          { type: 'image_url', image_url: { url: `data:image/png;base64,${pixel}` } },
        ],
      },
    ],
  });
  expect(completion.choices[0]?.message.content).toContain('1 image');
  const message = await stand.anthropic.messages.create({
    model: 'claude-sonnet-5',
    max_tokens: 100,
    messages: [
      {
        role: 'user',
        content: [
          { type: 'text', text: 'What is this?' },
          { type: 'image', source: { type: 'base64', media_type: 'image/png', data: pixel } },
        ],
      },
    ],
  });
  expect(message.content).toMatchObject([{ type: 'text', text: expect.stringContaining('1 image') }]);
});

test('openai responses: answered, streamed, and going on from a response by its id', async () => {
  const first = await stand.openai.responses.create({
    model: 'gpt-5.6-sol',
    instructions: 'You help.',
    input: question,
    store: false,
  });
  expect(first.output_text).toBe(answer);
  expect(first).toMatchObject({ status: 'completed', model: primary });
  const stream = stand.openai.responses.stream({
    model: 'gpt-5.6-sol',
    input: 'And now?',
    previous_response_id: first.id,
  });
  const second = await stream.finalResponse();
  expect(second.output_text).toBe('Answer to "And now?" (message 2 of this conversation).');
  const again = await stand.openai.responses.retrieve(second.id);
  expect(again.output_text).toBe(second.output_text);
  expect(again.id).toBe(second.id);
});

test('openai responses: a call’s result alone goes on from the response that made the call', async () => {
  const tools = [{ type: 'function' as const, name: 'weather', parameters, strict: true }];
  const first = await stand.openai.responses.create({
    model: 'gpt-5.6-sol',
    input: 'call weather {"city":"Rome"}',
    tools,
  });
  const call = first.output.find((item) => item.type === 'function_call');
  const second = await stand.openai.responses.create({
    model: 'gpt-5.6-sol',
    previous_response_id: first.id,
    input: [{ type: 'function_call_output', call_id: call?.call_id ?? '', output: 'sunny' }],
    tools,
  });
  expect(second.output_text).toContain('sunny');
});

test('anthropic messages: answered and streamed, with the model that served it', async () => {
  const { data, response } = await stand.anthropic.messages
    .create({ model: 'claude-sonnet-5', max_tokens: 200, messages: [{ role: 'user', content: question }] })
    .withResponse();
  expect(data).toMatchObject({
    type: 'message',
    model: primary,
    content: [{ type: 'text', text: answer }],
    stop_reason: 'end_turn',
  });
  expect(data.usage.output_tokens).toBeGreaterThan(0);
  expect(data.id).toBe(`msg_${response.headers.get('x-understudy-run-id')}`);
  const final = await stand.anthropic.messages
    .stream({ model: 'claude-sonnet-5', max_tokens: 200, messages: [{ role: 'user', content: question }] })
    .finalMessage();
  expect(final.content).toMatchObject([{ type: 'text', text: answer }]);
});

test('anthropic messages: a conversation with calls goes on at a backup, and stays there', async () => {
  const tools = [
    {
      name: 'weather',
      description: 'Says what the weather is.',
      input_schema: { ...parameters, type: 'object' as const },
    },
  ];
  const asked = { role: 'user' as const, content: 'call weather {"city":"Rome"}' };
  const about = { model: 'claude-sonnet-5', max_tokens: 500, tools };
  const first = await stand.anthropic.messages.create({ ...about, messages: [asked] });
  expect(first).toMatchObject({ model: primary, stop_reason: 'tool_use' });
  const call = first.content.find((block) => block.type === 'tool_use');
  const result = { type: 'tool_result' as const, tool_use_id: call?.id ?? '', content: 'sunny' };
  const messages = [
    asked,
    { role: 'assistant' as const, content: first.content },
    { role: 'user' as const, content: [result] },
  ];
  await stand.troupe.simulator.fail('openai', { fault: 'status', status: 503 });
  const second = await stand.anthropic.messages.create({ ...about, messages });
  expect(second.model).toBe(backup);
  expect(second.content).toMatchObject([{ type: 'text', text: expect.stringContaining('sunny') }]);
  await stand.troupe.simulator.heal();
  const third = await stand.anthropic.messages.create({
    ...about,
    messages: [
      ...messages,
      { role: 'assistant', content: second.content },
      { role: 'user', content: 'Thanks' },
    ],
  });
  expect(third.model).toBe(backup);
});
