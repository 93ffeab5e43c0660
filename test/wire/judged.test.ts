import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectProvider } from '../../activities/providers/providers.ts';
import { callsOf } from '../../domain/conversation/calls.ts';
import type { AssistantMessage, Message, ResultStatus } from '../../domain/conversation/message.ts';
import { formatOf } from '../../domain/wire/formats.ts';
import { profileOf } from '../../domain/wire/profiles/profiles.ts';
import { type Simulator, startSimulator } from '../../simulator/index.ts';
import { result, says, system, user } from './messages.ts';

let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator();
});

afterAll(async () => {
  await simulator[Symbol.asyncDispose]();
});

const models = { openai: 'gpt-4.1', anthropic: 'claude-opus-5-5' };
type Vendor = keyof typeof models;

const tools = ['lookup', 'notify'].map((name) => ({
  name,
  description: name,
  parameters: { type: 'object', properties: { id: { type: 'string' } } },
}));

/** The next message of a conversation, by this vendor. */
async function next(vendor: Vendor, conversation: readonly Message[]): Promise<AssistantMessage> {
  const facts = { provider: vendor, kind: vendor, model: models[vendor], apiVersion: undefined };
  const profile = profileOf(facts);
  const format = formatOf(profile.format);
  const { body } = format.render({ conversation, tools, settings: {}, profile });
  const { events } = await connectProvider({
    name: vendor,
    kind: vendor,
    baseUrl: simulator.baseUrl(vendor),
    apiKey: 'any-key',
    headers: {},
    apiVersion: undefined,
  }).stream({ body, signal: AbortSignal.timeout(20_000) });
  const affinity = { api: profile.format, target: profile.target };
  let minted = 0;
  const reader = format.reader({
    mintCallId: () => `call_${conversation.length}_${(minted += 1)}`,
    affinity,
  });
  for await (const event of events) reader.push(event);
  const read = reader.end();
  if (!read.ok) throw new Error(JSON.stringify(read.signal));
  return { role: 'assistant', content: read.answer.content, by: profile.target };
}

const script = [
  'call lookup {"id": "A1"} & call lookup {"id": "A2"} & call notify {"id": "A3"}',
  'call lookup {"id": "B1"}',
  'say Looking again. & call notify {"id": "C1"} & call lookup {"id": "C2"}',
  'say All done.',
].join('\n');

const statuses: readonly ResultStatus[] = ['ok', 'error', 'unknown', 'denied', 'cancelled'];

/** Lets the vendors take turns until one has no more calls to make. */
async function play(turns: readonly Vendor[], begun: readonly Message[]): Promise<readonly Message[]> {
  const conversation = [...begun];
  let answered = 0;
  for (const vendor of turns) {
    const message = await next(vendor, conversation);
    conversation.push(message);
    const calls = callsOf(message);
    if (calls.length === 0) break;
    const content = calls.map(({ callId }) => {
      answered += 1;
      return result(
        callId,
        answered % 3 === 0 ? '' : `found ${answered}`,
        statuses[answered % statuses.length],
      );
    });
    conversation.push({ role: 'tool', content });
  }
  return conversation;
}

const alternations: readonly (readonly Vendor[])[] = [
  ['openai', 'anthropic', 'openai', 'anthropic'],
  ['anthropic', 'openai', 'anthropic', 'openai'],
  ['openai', 'openai', 'anthropic', 'anthropic'],
  ['anthropic', 'anthropic', 'anthropic', 'anthropic'],
];

test.each(alternations)('%s, %s, %s, %s: no vendor finds fault with what it is sent', async (...turns) => {
  const seenBefore = (await simulator.requests()).length;
  const conversation = await play(turns, [system('Follow the script.'), user(script)]);
  expect(conversation.at(-1)).toMatchObject({
    by: `${turns[3]}/${models[turns[3] ?? 'openai']}`,
    content: [{ text: 'All done.' }],
  });
  const requests = (await simulator.requests()).slice(seenBefore);
  expect(requests.map(({ violation }) => violation)).toEqual([null, null, null, null]);
  expect(requests.map(({ provider }) => provider)).toEqual(turns);
});

test('a conversation as callers bring it along is taken by both', async () => {
  const odd: readonly Message[] = [
    system('one'),
    system('two'),
    user('hello', '', 'again'),
    user('more'),
    says('  '),
    says('yes'),
    system('mind the gap'),
    user('go on'),
    {
      role: 'assistant',
      content: [
        { type: 'call', callId: 'has spaces & :', name: 'lookup', arguments: '' },
        { type: 'text', text: 'in between' },
        { type: 'call', callId: 'x'.repeat(90), name: 'notify', arguments: '[broken' },
        { type: 'reasoning', text: 'hm' },
      ],
    },
    {
      role: 'tool',
      content: [result('x'.repeat(90), '', 'unknown'), result('has spaces & :', 'no', 'error')],
    },
    { role: 'assistant', content: [{ type: 'refusal', text: 'I won’t.' }] },
    user('say Fine.'),
  ];
  const seenBefore = (await simulator.requests()).length;
  for (const vendor of ['openai', 'anthropic'] as const)
    expect((await next(vendor, odd)).content).toEqual([{ type: 'text', text: 'Fine.' }]);
  expect((await simulator.requests()).slice(seenBefore).map(({ violation }) => violation)).toEqual([
    null,
    null,
  ]);
});
