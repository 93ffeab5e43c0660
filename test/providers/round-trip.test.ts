import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { callsOf, textOf } from '../../domain/conversation/calls.ts';
import type { AssistantMessage, Message } from '../../domain/conversation/message.ts';
import type { Answer } from '../../domain/wire/format.ts';
import { formatOf } from '../../domain/wire/formats.ts';
import { profileOf } from '../../domain/wire/profiles/profiles.ts';
import { connectProvider } from '../../activities/providers/providers.ts';
import { startSimulator, type Simulator } from '../../simulator/index.ts';
import { result, system, user } from '../wire/messages.ts';
import { renderFor } from '../wire/targets.ts';
import { bindingTo } from './server.ts';

let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator();
});

beforeEach(() => {
  simulator.clear();
});

afterAll(async () => {
  await simulator.stop();
});

const tools = ['lookup', 'notify'].map((name) => ({
  name,
  description: `does ${name}`,
  parameters: {
    type: 'object',
    oneOf: [{ properties: { id: { type: 'string' } } }, { properties: { text: {} } }],
  },
}));

let minted = 0;

/** One turn of a conversation by the vendor of this name, as the activity asks for it. */
async function ask(name: 'openai' | 'anthropic', conversation: readonly Message[]): Promise<Answer> {
  const binding = bindingTo(name, simulator.baseUrl(name), { name });
  const profile = profileOf({ provider: name, kind: name, model: 'some-model', apiVersion: undefined });
  const { body } = renderFor(profile, conversation, {
    tools,
    settings: { maxOutputTokens: 500, temperature: 1.5 },
  });
  const reader = formatOf(profile.format).reader({
    mintCallId: () => `call_${String((minted += 1)).padStart(24, '0')}`,
    affinity: { api: profile.format, target: profile.target },
  });
  const { events, requestId } = await connectProvider(binding).stream({
    body,
    signal: AbortSignal.timeout(10_000),
  });
  expect(requestId).toBeTypeOf('string');
  for await (const event of events) reader.push(event);
  const read = reader.end();
  if (!read.ok) throw new Error(JSON.stringify(read.signal));
  return read.answer;
}

const script =
  'call lookup {"id": "A1"} & call notify {"text": "a \\"b\\""}\nsay Wait. & call lookup {"id": "$1.id"}\ncall notify {}\nsay Done: $1.id.';

test.each([
  [['openai']],
  [['anthropic']],
  [['openai', 'anthropic']],
  [['anthropic', 'openai', 'anthropic', 'openai']],
  [['openai', 'openai', 'anthropic']],
] as const)(
  'a conversation with tools goes on at the next vendor, and neither objects: %j',
  async (vendors) => {
    const conversation: Message[] = [system(), user('hello'), system('think'), user(script)];
    for (let turn = 0; turn < 4; turn += 1) {
      const name = vendors[turn % vendors.length] ?? 'openai';
      const { content, usage } = await ask(name, conversation);
      const message: AssistantMessage = { role: 'assistant', content, by: `${name}/some-model` };
      conversation.push(message);
      expect(usage?.output).toBeGreaterThan(0);
      const results = callsOf(message).map((call) => result(call.callId, call.arguments));
      if (results.length > 0) conversation.push({ role: 'tool', content: results });
    }
    const said = conversation.filter((message) => message.role === 'assistant');
    expect(said.map((message) => callsOf(message).length)).toEqual([2, 1, 1, 0]);
    expect(said.map(textOf)).toEqual(['', 'Wait.', '', 'Done: A1.']);
    const seen = await simulator.requests();
    expect(seen.map(({ outcome, violation }) => [outcome, violation])).toEqual(
      seen.map(() => ['answered', null]),
    );
  },
);

test.each([
  ['denied', 'error'],
  ['unknown', 'cancelled'],
] as const)('results that are %s or %s are no offence', async (first, second) => {
  const [a, b] = ['call_a', 'call_b'];
  const conversation: Message[] = [
    user('hello'),
    {
      role: 'assistant',
      content: [a, b].map((callId) => ({ type: 'call', callId, name: 'lookup', arguments: '{"id":' })),
    },
    { role: 'tool', content: [result(a, '', first), result(b, ' ', second)] },
    user('say ok'),
  ];
  for (const name of ['openai', 'anthropic'] as const)
    expect((await ask(name, conversation)).finish).toBe('stop');
});
