import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProviderBinding, ProviderKind } from '../../activities/providers/binding.ts';
import { connectProvider } from '../../activities/providers/providers.ts';
import { callsOf, textOf } from '../../domain/conversation/calls.ts';
import type { AssistantMessage, Message } from '../../domain/conversation/message.ts';
import { classify } from '../../domain/failure/classify.ts';
import type { ReadResult } from '../../domain/wire/format.ts';
import { formatOf } from '../../domain/wire/formats.ts';
import { profileOf } from '../../domain/wire/profiles/profiles.ts';
import { startSimulator, type Simulator } from '../../simulator/index.ts';
import { result as resultOf, system, user } from '../wire/messages.ts';
import * as events from '../wire/responses-events.ts';
import { renderFor } from '../wire/targets.ts';
import { type Answer, bindingTo, secret, serve, sse } from './server.ts';

const api = 'openai.responses';
const format = formatOf(api);

const tools = ['lookup', 'notify'].map((name) => ({
  name,
  description: `does ${name}`,
  parameters: { type: 'object' },
}));
const script =
  'call lookup {"id": "A1"} & call notify {"text": "a"}\nsay Wait. & call lookup {"id": "$1.id"}\ncall notify {}\nsay Done: $1.id.';

/** One attempt over the real SDK. */
async function ask(binding: ProviderBinding): Promise<ReadResult> {
  const profile = profileOf({
    provider: 'there',
    kind: binding.kind,
    model: 'gpt-5.6',
    apiVersion: undefined,
    api,
  });
  const reader = format.reader({ mintCallId: () => 'call_1', affinity: { api, target: profile.target } });
  const provider = connectProvider(binding);
  const { body } = renderFor(profile, [system(), user()]);
  try {
    const stream = await provider.stream({
      body,
      format: profile.format,
      signal: AbortSignal.timeout(10_000),
      attemptId: 'attempt-1',
    });
    for await (const event of stream.events) reader.push(event);
    return reader.end();
  } catch (error) {
    return { ok: false, signal: provider.toSignal(error), received: [] };
  }
}

const content = [events.created, ...events.text(0, 'hi'), ...events.call(1, 'call_a', 'x', '{"a"', ':1}')];
const whole: Answer = (response) => {
  sse(response, [...content, events.completed()]);
  response.end();
};

const paths: readonly (readonly [string, ProviderKind, Partial<ProviderBinding>, string, string])[] = [
  ['OpenAI', 'openai', {}, '/v1', '/v1/responses'],
  ['a compatible server', 'openai-compatible', {}, '/api', '/api/responses'],
  ['Azure', 'azure-openai', {}, '', '/openai/v1/responses'],
  [
    'Azure of a dated version',
    'azure-openai',
    { apiVersion: '2025-04-01-preview' },
    '',
    '/openai/responses?api-version=2025-04-01-preview',
  ],
];

test.each(paths)(
  '%s is asked where it speaks Responses, and its answer is read',
  async (_, kind, more, path, asked) => {
    await using server = await serve(whole);
    const result = await ask(bindingTo(kind, `${server.url}${path}`, more));
    expect(result).toMatchObject({
      ok: true,
      answer: {
        finish: 'tool_calls',
        responseId: 'resp_1',
        usage: { input: 30 },
        content: [{ text: 'hi' }, { nativeId: 'call_a' }],
      },
    });
    const [request] = server.seen;
    expect(request?.url).toBe(asked);
    expect(JSON.stringify(request?.headers)).toContain(secret);
    expect(request?.headers['x-client-request-id']).toBe('attempt-1');
    expect(request?.body).toMatchObject({
      model: 'gpt-5.6',
      instructions: 'be brief',
      store: false,
      stream: true,
    });
  },
);

test('lines of event names are not needed', async () => {
  await using server = await serve((response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const event of [...content, events.completed()])
      response.write(`data: ${JSON.stringify(event)}\n\n`);
    response.end();
  });
  expect(await ask(bindingTo('openai', server.url))).toMatchObject({ ok: true });
});

test('a stream that ends or breaks before its terminal event is no answer', async () => {
  for (let sent = 0; sent <= content.length; sent += 1) {
    await using ended = await serve((response) => {
      sse(response, content.slice(0, sent));
      response.end();
    });
    expect(await ask(bindingTo('openai', ended.url))).toMatchObject({
      ok: false,
      signal: { code: 'truncated' },
    });
    await using broken = await serve((response) => {
      sse(response, content.slice(0, sent));
      response.write('data: {"type":"response.completed","response":{', () => response.destroy());
    });
    expect(await ask(bindingTo('openai', broken.url))).toMatchObject({ ok: false });
  }
});

const named: Answer = (response) => {
  sse(response, [
    ...content,
    { type: 'error', code: 'rate_limit_exceeded', message: 'slow down', param: null },
  ]);
  response.end();
};
const nested: Answer = (response) => {
  sse(response, [
    { type: 'error', error: { type: 'insufficient_quota', code: 'insufficient_quota', message: 'x' } },
  ]);
  response.end();
};
const unnamed: Answer = (response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.end('data: {"type":"error","code":"server_error","message":"x"}\n\n');
};
const failed: Answer = (response) => {
  sse(response, [...content, events.failed({ code: 'server_error', message: 'x' })]);
  response.end();
};
const filtered: Answer = (response) => {
  sse(response, [...content, events.incomplete('content_filter')]);
  response.end();
};
const status =
  (code: number, error: object): Answer =>
  (response) => {
    response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify({ error }));
  };

test.each<[string, Answer, string]>([
  ['an error event', named, 'RateLimited'],
  ['a nested error', nested, 'QuotaExhausted'],
  ['an error without an event line', unnamed, 'ServerError'],
  ['response.failed', failed, 'ServerError'],
  ['a filter in the end', filtered, 'ContentFiltered'],
  ['400 too long', status(400, { code: 'context_length_exceeded', message: 'x' }), 'ContextOverflow'],
  [
    '400 foreign reasoning',
    status(400, { code: 'invalid_encrypted_content', message: 'x' }),
    'ReasoningRejected',
  ],
  ['401', status(401, { code: 'invalid_api_key', message: 'x' }), 'AuthenticationFailed'],
  ['404', status(404, { message: 'x' }), 'ModelNotFound'],
  ['500', status(500, { message: 'x' }), 'ServerError'],
])('%s has a name', async (_, answer, kind) => {
  await using server = await serve(answer);
  const result = await ask(bindingTo('openai', server.url));
  expect(result.ok ? 'answer' : classify(result.signal, format.errorRows)).toBe(kind);
  expect(server.seen).toHaveLength(1);
});

describe('a conversation with tools', () => {
  let simulator: Simulator;
  let minted = 0;

  beforeAll(async () => {
    simulator = await startSimulator();
  });

  afterAll(async () => {
    await simulator.stop();
  });

  /** One turn; the simulator thinks when it is asked to, as models of this name always do. */
  async function turn(speaks: string, conversation: readonly Message[]): Promise<AssistantMessage> {
    const [kind, named] =
      speaks === 'anthropic'
        ? (['anthropic', {}] as const)
        : (['openai', { api: speaks as typeof api }] as const);
    const profile = profileOf({ provider: kind, kind, model: 'gpt-5.6', apiVersion: undefined, ...named });
    const { body } = renderFor(profile, conversation, { tools });
    const { events: sent } = await connectProvider(
      bindingTo(kind, simulator.baseUrl(kind), { name: kind }),
    ).stream({
      body: profile.format === api ? { ...body, reasoning: { effort: 'low' } } : body,
      format: profile.format,
      signal: AbortSignal.timeout(10_000),
    });
    const reader = formatOf(profile.format).reader({
      mintCallId: () => `call_${String((minted += 1)).padStart(24, '0')}`,
      affinity: { api: profile.format, target: profile.target },
    });
    for await (const event of sent) reader.push(event);
    const read = reader.end();
    if (!read.ok) throw new Error(JSON.stringify(read.signal));
    return { role: 'assistant', content: read.answer.content, by: profile.target };
  }

  test.each([
    [[api]],
    [[api, 'openai.chat']],
    [['openai.chat', api]],
    [['anthropic', api]],
    [[api, 'anthropic', api, 'openai.chat']],
  ])('goes on in turns at %j, with the thoughts of each', async (speakers) => {
    const conversation: Message[] = [system(), user('hello'), system('think'), user(script)];
    for (let at = 0; at < 4; at += 1) {
      const message = await turn(speakers[at % speakers.length] ?? api, conversation);
      conversation.push(message);
      const results = callsOf(message).map((call) => resultOf(call.callId, call.arguments));
      if (results.length > 0) conversation.push({ role: 'tool', content: results });
    }
    const said = conversation.filter((message) => message.role === 'assistant');
    expect(said.map((message) => callsOf(message).length)).toEqual([2, 1, 1, 0]);
    expect(said.map(textOf)).toEqual(['', 'Wait.', '', 'Done: A1.']);
    const thoughts = said.flatMap(({ content }) => content).filter(({ type }) => type === 'reasoning');
    expect(thoughts).toHaveLength(said.filter((_, at) => speakers[at % speakers.length] === api).length);
    expect((await simulator.requests()).map(({ violation }) => violation).filter(Boolean)).toEqual([]);
  });
});
