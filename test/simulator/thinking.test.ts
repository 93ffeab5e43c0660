import type Anthropic from '@anthropic-ai/sdk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSimulator, type Simulator } from '../../simulator/index.ts';
import { anthropicClient, MODEL, openaiClient } from './clients.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({
    providers: [
      { name: 'openai', dialect: 'openai' },
      { name: 'anthropic', dialect: 'anthropic' },
      { name: 'second', dialect: 'anthropic' },
    ],
  });
});
afterAll(() => simulator.stop());

type Request = Anthropic.MessageCreateParamsNonStreaming;

const SCRIPT = 'think First I look it up.\ncall lookup {"id": 1}\nthink Found it.\nsay It is $1.';
const lookup = { name: 'lookup', input_schema: { type: 'object' as const } };
const asked: Request = {
  model: MODEL,
  max_tokens: 2_000,
  thinking: { type: 'adaptive' },
  tools: [lookup],
  messages: [{ role: 'user', content: SCRIPT }],
};

const send = (request: Request, provider = 'anthropic') =>
  anthropicClient(simulator, provider).messages.create(request);

/** The request with the answer to it and the result of its call. */
function answered(request: Request, { content }: Anthropic.Message): Request {
  const call = content.find((block) => block.type === 'tool_use');
  const result = { type: 'tool_result' as const, tool_use_id: call?.id ?? '', content: '7' };
  const turns = [
    { role: 'assistant' as const, content },
    { role: 'user' as const, content: [result] },
  ];
  return { ...request, messages: [...request.messages, ...turns] };
}

/** Empty when the request is accepted, else the refusal. */
const refusal = (request: Request, provider?: string) =>
  send(request, provider).then(
    () => '',
    (error: unknown) => (error instanceof Error ? error.message : ''),
  );

describe('Anthropic', () => {
  test('thinks as the script says, call by call, and takes its thinking back', async () => {
    const first = await send(asked);
    expect(first.content).toMatchObject([
      { type: 'thinking', thinking: 'First I look it up.' },
      { type: 'tool_use', name: 'lookup', input: { id: 1 } },
    ]);
    expect(first.usage.output_tokens_details).toEqual({ thinking_tokens: 5 });
    const second = await send(answered(asked, first));
    expect(second.content).toMatchObject([
      { type: 'thinking', thinking: 'Found it.' },
      { type: 'text', text: 'It is 7.' },
    ]);
  });

  test.each([
    [
      'another question before it',
      (request: Request) => ({
        ...request,
        messages: [{ role: 'user' as const, content: `${SCRIPT} ` }, ...request.messages.slice(1)],
      }),
      'bound to a different conversation',
    ],
    [
      'other tools',
      (request: Request) => ({ ...request, tools: [{ ...lookup, description: 'd' }] }),
      'bound to a different conversation',
    ],
    [
      'another system prompt',
      (request: Request) => ({ ...request, system: 's' }),
      'bound to a different conversation',
    ],
  ])('refuses it with %s', async (_, change, says) => {
    const request = answered(asked, await send(asked));
    expect(await refusal(request)).toBe('');
    expect(await refusal(change(request))).toContain(says);
  });

  test('marks of the cache and the form of a text are no change', async () => {
    const request = answered(asked, await send(asked));
    const [first, ...rest] = request.messages;
    const blocks = [{ type: 'text' as const, text: SCRIPT, cache_control: { type: 'ephemeral' as const } }];
    expect(first).toMatchObject({ content: SCRIPT });
    expect(await refusal({ ...request, messages: [{ role: 'user', content: blocks }, ...rest] })).toBe('');
  });

  test("refuses another provider's, and drops another model's in silence", async () => {
    const request = answered(asked, await send(asked));
    expect(await refusal(request, 'second')).toContain(
      'messages.1.content.0: Invalid `signature` in `thinking` block',
    );
    expect(await refusal({ ...request, model: 'another-model', system: 's' })).toBe('');
  });

  test('a model reads what the documentation says it reads', async () => {
    const opus = { ...asked, model: 'claude-opus-5-5' };
    const request = answered(opus, await send(opus));
    expect(await refusal({ ...request, model: 'claude-fable-5-1' })).toBe('');
    expect(await refusal({ ...request, model: 'claude-fable-5-1', system: 's' })).toContain('bound to');
    expect(await refusal({ ...request, model: 'claude-haiku-5-5', system: 's' })).toBe('');
  });

  test('may leave out changed thinking when told to', async () => {
    const request = { ...answered(asked, await send(asked)), system: 's' };
    const binding = { block_binding: { prefix_mismatch_behavior: 'drop_block' } };
    const answer = await anthropicClient(simulator).messages.create(
      { ...request, thinking: { type: 'adaptive', ...binding } },
      { headers: { 'anthropic-beta': 'thinking-binding-controls-2026-08-01' } },
    );
    expect(answer.content.at(-1)).toMatchObject({ text: 'It is 7.' });
  });

  test.each([
    [
      'omitted thinking',
      { ...asked, thinking: { type: 'adaptive', display: 'omitted' } },
      { type: 'thinking', thinking: '' },
    ],
    [
      'redacted thinking',
      { ...asked, messages: [{ role: 'user', content: 'think {redacted}\ncall lookup {}' }] },
      { type: 'redacted_thinking' },
    ],
    [
      'thinking that no script asks for',
      { ...asked, messages: [{ role: 'user', content: 'call lookup {}' }] },
      { type: 'thinking', thinking: 'Thinking about message 1.' },
    ],
  ] satisfies [string, Request, object][])('%s comes back too', async (_, request, block) => {
    const first = await send(request);
    expect(first.content[0]).toMatchObject(block);
    expect(await refusal(answered(request, first))).toBe('');
  });

  test.each([
    ['off', { ...asked, thinking: { type: 'disabled' } }],
    ['not asked for', { ...asked, thinking: undefined }],
  ] as [string, Request][])('does not think when thinking is %s', async (_, request) => {
    expect((await send(request)).content.map(({ type }) => type)).toEqual(['tool_use']);
  });
});

test('Responses sums up its reasoning when asked, and takes it back', async () => {
  const client = openaiClient(simulator);
  const request = {
    model: MODEL,
    input: 'think Two and two.\nsay 4',
    reasoning: { effort: 'low' as const, summary: 'auto' as const },
    include: ['reasoning.encrypted_content' as const],
  };
  const answer = await client.responses.create(request);
  expect(answer.output).toMatchObject([
    { type: 'reasoning', summary: [{ type: 'summary_text', text: 'Two and two.' }] },
    { type: 'message' },
  ]);
  expect(answer.usage?.output_tokens_details.reasoning_tokens).toBe(3);
  const input = [
    { role: 'user' as const, content: request.input },
    ...answer.output,
    { role: 'user' as const, content: 'Why?' },
  ];
  expect(await client.responses.create({ ...request, input: input as never[] })).toMatchObject({
    status: 'completed',
  });
  const bare = await client.responses.create({ ...request, reasoning: { effort: 'low' } });
  expect(bare.output[0]).toMatchObject({ type: 'reasoning', summary: [] });
});

test('Chat Completions reasons in the open where the model does', async () => {
  const client = openaiClient(simulator);
  const request = { messages: [{ role: 'user' as const, content: 'think Hm.\nsay Yes.' }] };
  const open = await client.chat.completions.create({ ...request, model: 'deepseek-v4-pro' });
  expect(open.choices[0]?.message).toMatchObject({ content: 'Yes.', reasoning_content: 'Hm.' });
  const closed = await client.chat.completions.create({
    ...request,
    model: 'gpt-5.6',
    reasoning_effort: 'low',
  });
  expect(closed.choices[0]?.message).not.toHaveProperty('reasoning_content');
  expect(closed.usage?.completion_tokens_details?.reasoning_tokens).toBe(1);
});
