import type OpenAI from 'openai';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { CallResult } from '../../../client/index.ts';
import { openStand, type Stand } from './door.ts';

const primary = 'openai/gpt-5.6-sol';
const backup = 'anthropic/claude-opus-5-5';
const question = 'say one two three four five six seven eight nine ten';
const answer = 'one two three four five six seven eight nine ten';
const live = { headers: { 'x-understudy-stream': 'live' } };

let stand: Stand;
beforeAll(async () => {
  stand = await openStand();
});
afterEach(async () => {
  await stand.troupe.simulator.heal();
  stand.troupe.simulator.clear();
});
afterAll(async () => {
  await stand[Symbol.asyncDispose]();
});

interface Read {
  readonly text: string;
  readonly model: string;
  readonly runId: string;
  /** Texts, in the order in which they came. */
  readonly pieces: readonly string[];
}

/** The same question through each vendor's own client, read to the end; `first` is called with the first words. */
const clients: readonly {
  readonly api: string;
  readonly path: string;
  readonly ask: (first?: () => Promise<void>) => Promise<Read>;
}[] = [
  {
    api: 'chat',
    path: '/v1/chat/completions',
    ask: async (first) => {
      const { data, response } = await stand.openai.chat.completions
        .create(
          { model: 'gpt-4o', stream: true, messages: [{ role: 'user', content: question }] },
          { ...live, stream: true },
        )
        .withResponse();
      const pieces: string[] = [];
      let [model, finish] = ['', ''];
      for await (const chunk of data) {
        model = chunk.model;
        finish = chunk.choices[0]?.finish_reason ?? finish;
        const text = chunk.choices[0]?.delta.content ?? '';
        if (text === '') continue;
        if (pieces.length === 0) await first?.();
        pieces.push(text);
      }
      expect(finish).toBe('stop');
      return { text: pieces.join(''), model, runId: runIdOf(response), pieces };
    },
  },
  {
    api: 'responses',
    path: '/v1/responses',
    ask: async (first) => {
      const { data, response } = await stand.openai.responses
        .create({ model: 'gpt-4o', stream: true, input: question }, live)
        .withResponse();
      const pieces: string[] = [];
      let [model, text] = ['', ''];
      for await (const event of data) {
        if (event.type === 'error') throw new Error(event.message);
        if (event.type === 'response.output_text.delta') {
          if (pieces.length === 0) await first?.();
          pieces.push(event.delta);
        }
        if (event.type !== 'response.completed') continue;
        model = event.response.model;
        const [item] = event.response.output;
        text =
          item?.type === 'message' && item.content[0]?.type === 'output_text' ? item.content[0].text : '';
      }
      expect(pieces.join('')).toBe(text);
      return { text, model, runId: runIdOf(response), pieces };
    },
  },
  {
    api: 'messages',
    path: '/v1/messages',
    ask: async (first) => {
      const stream = stand.anthropic.messages.stream(
        { model: 'claude-opus-5-5', max_tokens: 1000, messages: [{ role: 'user', content: question }] },
        live,
      );
      const pieces: string[] = [];
      for await (const event of stream)
        if (event.type === 'content_block_delta' && event.delta.type === 'text_delta') {
          if (pieces.length === 0) await first?.();
          pieces.push(event.delta.text);
        }
      const message = await stream.finalMessage();
      expect(message.stop_reason).toBe('end_turn');
      const [block] = message.content;
      const text = block?.type === 'text' ? block.text : '';
      const { response } = await stream.withResponse();
      return { text, model: message.model, runId: runIdOf(response), pieces };
    },
  },
];

function runIdOf({ headers }: { readonly headers: { get(name: string): string | null } }): string {
  return headers.get('x-understudy-run-id') ?? '';
}

const resultOf = (runId: string): Promise<CallResult> => stand.troupe.understudy.run(runId).result();

test.each(clients)('$api: words come while the provider is still speaking', async ({ ask }) => {
  await stand.troupe.simulator.fail('openai', { fault: 'slow', tokensPerSecond: 20 });
  let soFar = Infinity;
  const read = await ask(async () => {
    const [request] = await stand.troupe.simulator.requests('openai');
    soFar = request?.tokensSent ?? Infinity;
  });
  const [request] = await stand.troupe.simulator.requests('openai');
  expect(soFar).toBeLessThan(request?.tokensSent ?? 0);
  expect(read).toMatchObject({ text: answer, model: primary });
  expect(read.pieces.length).toBeGreaterThan(3);
  expect(await resultOf(read.runId)).toMatchObject({ text: answer, answeredBy: primary });
});

test.each(clients)('$api: after a break the same answer goes on where it was', async ({ ask }) => {
  await stand.troupe.simulator.fail('openai', { fault: 'cut', afterTokens: 4 });
  const read = await ask();
  expect(read).toMatchObject({ text: answer });
  expect(read.pieces.join('')).toBe(answer);
  const { answeredBy, attempts } = await resultOf(read.runId);
  expect(answeredBy).toBe(backup);
  expect(attempts[0]).toMatchObject({ target: primary, outcome: 'TruncatedStream' });
});

test.each(clients)('$api: another answer is never put behind it', async ({ ask, path }) => {
  await stand.troupe.simulator.fail('openai', { fault: 'cut', afterTokens: 4 });
  await stand.troupe.simulator.fail('anthropic', { fault: 'bad-output', as: 'not-json' });
  await expect(ask()).rejects.toThrow(/does not begin with the words already sent/);
  const { text, headers } = await raw(path);
  expect(text).not.toMatch(/\[DONE\]|message_stop|response\.completed|"finish_reason":"stop"/);
  const runId = headers.get('x-understudy-run-id') ?? 'none';
  expect(text).toContain(runId);
  const result = await resultOf(runId);
  const told = (await (await fetch(`${stand.url}/v1/runs/${runId}`)).json()) as { result?: CallResult };
  expect(told.result?.text).toBe(result.text);
});

test('before the first word a failure has its own status', async () => {
  for (const name of ['openai', 'anthropic'])
    await stand.troupe.simulator.fail(name, { fault: 'status', status: 400 });
  const { status } = await raw('/v1/chat/completions');
  expect(status).toBe(400);
});

test('while nothing comes there are signs of life', async () => {
  await using patient = await openStand({ setup: { keepAliveMs: 100 } });
  await patient.troupe.simulator.fail('openai', { fault: 'delay', firstTokenMs: 1000 });
  const chat = await raw('/v1/chat/completions', patient.url);
  expect(chat.text.match(/^: keep-alive$/gm)?.length).toBeGreaterThan(2);
  expect(chat.text).toMatch(/"content":"one/);
  expect(chat.text.trimEnd()).toMatch(/\[DONE\]$/);
  const messages = await raw('/v1/messages', patient.url);
  expect(messages.text).toContain('event: ping');
});

test('who asks again under the same key reads the same answer along', async () => {
  await stand.troupe.simulator.fail('openai', { fault: 'slow', tokensPerSecond: 10 });
  const options = { headers: { ...live.headers, 'idempotency-key': crypto.randomUUID() } };
  const body = {
    model: 'gpt-4o',
    stream: true as const,
    messages: [{ role: 'user' as const, content: question }],
  };
  const first = await stand.openai.chat.completions.create(body, options);
  const second = await stand.openai.chat.completions.create(body, options);
  expect(await Promise.all([textOf(first), textOf(second)])).toEqual([answer, answer]);
  expect(await stand.troupe.simulator.requests()).toHaveLength(1);
});

test('a door that is gone: the common queue has the attempt after two seconds', async () => {
  const result = await stand.troupe.understudy.call({ route: 'support', messages: question, live: 'gone' });
  expect(result).toMatchObject({ text: answer, attempts: [{ outcome: 'ok', why: 'preferred' }] });
});

test('who stops reading changes nothing for the run', async () => {
  await stand.troupe.simulator.fail('openai', { fault: 'slow', tokensPerSecond: 20 });
  const { data, response } = await stand.openai.chat.completions
    .create({ model: 'gpt-4o', stream: true, messages: [{ role: 'user', content: question }] }, live)
    .withResponse();
  for await (const chunk of data) if (chunk.choices[0]?.delta.content) break;
  expect((await resultOf(runIdOf(response))).text).toBe(answer);
});

async function textOf(stream: AsyncIterable<OpenAI.ChatCompletionChunk>): Promise<string> {
  let text = '';
  for await (const chunk of stream) text += chunk.choices[0]?.delta.content ?? '';
  return text;
}

/** A stream as it goes over the wire. */
async function raw(path: string, url = stand.url) {
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { ...live.headers, 'content-type': 'application/json' },
    body: JSON.stringify({
      model: path === '/v1/messages' ? 'claude-opus-5-5' : 'gpt-4o',
      stream: true,
      ...(path === '/v1/responses'
        ? { input: question }
        : { max_tokens: 1000, messages: [{ role: 'user', content: question }] }),
    }),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}
