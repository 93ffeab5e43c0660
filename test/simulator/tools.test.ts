import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSimulator, type Simulator } from '../../simulator/index.ts';
import { anthropicClient, MODEL, openaiClient } from './clients.ts';
import { askRaw, said } from './raw.ts';

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

describe('hosted search', () => {
  const script = 'search fjords\ncite Deep ones.';
  const url = 'https://example.com/search?q=fjords';

  test('of Messages: run and result, cited, and taken back', async () => {
    const client = anthropicClient(simulator);
    const request = {
      model: MODEL,
      max_tokens: 2_000,
      tools: [{ type: 'web_search_20250305' as const, name: 'web_search' as const }],
      messages: [{ role: 'user' as const, content: script }],
    };
    const { content, usage } = await client.messages.create(request);
    expect(content).toMatchObject([
      { type: 'server_tool_use', name: 'web_search', input: { query: 'fjords' } },
      { type: 'web_search_tool_result', content: [{ type: 'web_search_result', url }] },
      { type: 'text', text: 'Deep ones.', citations: [{ type: 'web_search_result_location', url }] },
    ]);
    expect(usage.server_tool_use).toEqual({ web_search_requests: 1, web_fetch_requests: 0 });
    const next = {
      ...request,
      messages: [
        ...request.messages,
        { role: 'assistant' as const, content },
        { role: 'user' as const, content: 'say Thanks.' },
      ],
    };
    expect((await client.messages.create(next)).content).toMatchObject([{ text: 'Thanks.' }]);
  });

  test('of Responses: a call, cited, and taken back', async () => {
    const client = openaiClient(simulator);
    const request = {
      model: MODEL,
      tools: [{ type: 'web_search' as const }],
      include: ['web_search_call.action.sources' as const],
    };
    const { output } = await client.responses.create({ ...request, input: script });
    expect(output).toMatchObject([
      {
        type: 'web_search_call',
        status: 'completed',
        action: { type: 'search', query: 'fjords', sources: [{ url }] },
      },
      {
        type: 'message',
        content: [
          { text: 'Deep ones.', annotations: [{ type: 'url_citation', url, start_index: 0, end_index: 10 }] },
        ],
      },
    ]);
    const input = [...said(script), ...output, ...said('say Thanks.')] as never[];
    expect(await client.responses.create({ ...request, input })).toMatchObject({ output_text: 'Thanks.' });
  });

  test('of Chat Completions: the citation alone', async () => {
    expect(await ask('chat', { messages: said(script), web_search_options: {} })).toMatchObject({
      choices: [
        {
          message: { content: 'Deep ones.', annotations: [{ type: 'url_citation', url_citation: { url } }] },
        },
      ],
    });
  });

  test('is missed where it is not offered', async () => {
    expect(await ask('messages', { messages: said(script) })).toMatchObject({
      content: [{ text: 'No web search was offered.' }],
    });
  });
});

test('a document is cited where its citations are on', async () => {
  const document = {
    type: 'document',
    title: 'Log',
    source: { type: 'text', media_type: 'text/plain', data: 'All calm.' },
    citations: { enabled: true },
  };
  expect(
    await ask('messages', { messages: said([document, { type: 'text', text: 'cite Calm.' }]) }),
  ).toMatchObject({
    content: [
      {
        text: 'Calm.',
        citations: [
          {
            type: 'char_location',
            cited_text: 'All calm.',
            document_index: 0,
            document_title: 'Log',
            end_char_index: 9,
          },
        ],
      },
    ],
  });
});

describe('a freeform tool', () => {
  const script = 'call sql "select $i"\nsay Got $1.';

  test('of Chat Completions', async () => {
    const tools = [{ type: 'custom', custom: { name: 'sql' } }];
    const answer = (await ask('chat', { messages: said(script), tools })) as {
      choices: { message: { tool_calls: { id: string }[] } }[];
    };
    const message = answer.choices[0]?.message;
    expect(message?.tool_calls).toMatchObject([
      { type: 'custom', custom: { name: 'sql', input: 'select 1' } },
    ]);
    const result = { role: 'tool', tool_call_id: message?.tool_calls[0]?.id, content: '9' };
    expect(await ask('chat', { messages: [...said(script), message, result], tools })).toMatchObject({
      choices: [{ message: { content: 'Got 9.' } }],
    });
  });

  test('of Responses', async () => {
    const tools = [{ type: 'custom', name: 'sql' }];
    const { output } = (await ask('responses', { input: script, tools })) as {
      output: { call_id: string }[];
    };
    expect(output).toMatchObject([{ type: 'custom_tool_call', name: 'sql', input: 'select 1' }]);
    const result = { type: 'custom_tool_call_output', call_id: output[0]?.call_id, output: '9' };
    expect(await ask('responses', { input: [...said(script), ...output, result], tools })).toMatchObject({
      output: [{ content: [{ text: 'Got 9.' }] }],
    });
  });

  test('offered as one that takes JSON is called with the text as its input', async () => {
    const tools = [{ name: 'sql', input_schema: { type: 'object' } }];
    expect(await ask('messages', { messages: said(script), tools })).toMatchObject({
      content: [{ type: 'tool_use', input: { input: 'select 1' } }],
    });
  });
});
