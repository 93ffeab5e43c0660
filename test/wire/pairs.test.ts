import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectProvider } from '../../activities/providers/providers.ts';
import { callsOf } from '../../domain/conversation/calls.ts';
import type { AssistantMessage, Message } from '../../domain/conversation/message.ts';
import { formatOf } from '../../domain/wire/formats.ts';
import type { TargetFacts } from '../../domain/wire/profiles/row.ts';
import { profileOf } from '../../domain/wire/profiles/profiles.ts';
import { type Simulator, startSimulator } from '../../simulator/index.ts';
import { says, system } from './messages.ts';

let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator();
});

afterAll(async () => {
  await simulator[Symbol.asyncDispose]();
});

const facts = { apiVersion: undefined };

/** A model that reasons, of each wire format. */
const speakers: Readonly<Record<string, TargetFacts & { readonly kind: 'openai' | 'anthropic' }>> = {
  'openai.chat': { ...facts, provider: 'openai', kind: 'openai', model: 'gpt-5.6-sol' },
  'openai.responses': {
    ...facts,
    provider: 'openai',
    kind: 'openai',
    model: 'gpt-5.6-terra',
    api: 'openai.responses',
  },
  'anthropic.messages': { ...facts, provider: 'anthropic', kind: 'anthropic', model: 'claude-opus-5-5' },
};

const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const image = {
  type: 'blob',
  kind: 'image',
  source: { at: 'inline', mediaType: 'image/png', data: pixel },
} as const;

const tools = ['lookup', 'notify'].map((name) => ({
  name,
  description: name,
  parameters: { type: 'object', properties: { id: { type: 'string' } } },
}));

const script = [
  'call lookup {"id": "A1"} & call lookup {"id": "A2"} & call notify {"id": "A3"}',
  'say Looking again. & call lookup {"id": "B1"} & call notify {"id": "B2"}',
  'say All done.',
].join('\n');

/** The next message of the conversation, by a model of this format. */
async function next(api: string, conversation: readonly Message[]): Promise<AssistantMessage> {
  const speaker = speakers[api];
  if (speaker === undefined) throw new Error(api);
  const profile = profileOf(speaker);
  const format = formatOf(api);
  const { body, toolNames } = format.render({
    conversation,
    tools,
    settings: { effort: 'high', maxOutputTokens: 8000 },
    profile,
  });
  const provider = connectProvider({
    name: speaker.provider,
    kind: speaker.kind,
    baseUrl: simulator.baseUrl(speaker.provider),
    apiKey: 'any-key',
    headers: {},
    apiVersion: undefined,
  });
  const signal = AbortSignal.timeout(20_000);
  const { events } = await provider.stream({ body, format: api, signal });
  let minted = 0;
  const reader = format.reader({
    affinity: { api, target: profile.target },
    mintCallId: () => `call_${conversation.length}_${(minted += 1)}`,
    toolNames,
  });
  for await (const event of events) reader.push(event);
  const read = reader.end();
  if (!read.ok) throw new Error(JSON.stringify(read.signal));
  return { role: 'assistant', content: read.answer.content, by: profile.target };
}

/** The results of all calls; one tells of an error, one has an image. */
function answersTo(message: AssistantMessage): Message {
  const content = callsOf(message).map(({ callId }, at) => ({
    type: 'result' as const,
    callId,
    status: at === 1 ? ('error' as const) : ('ok' as const),
    content: [{ type: 'text' as const, text: `found ${at}` }, ...(at === 2 ? [image] : [])],
  }));
  return { role: 'tool', content };
}

const apis = Object.keys(speakers);
const pairs = apis.flatMap((first) => apis.map((second) => [first, second] as const));

test.each(pairs)(
  '%s and %s take turns at twelve messages with parallel calls, an error, images and reasoning: nothing is refused',
  async (first, second) => {
    const seenBefore = (await simulator.requests()).length;
    const conversation: Message[] = [
      system('Follow the script.'),
      { role: 'user', content: [{ type: 'text', text: 'Look at this.' }, image] },
      says('I see.'),
      { role: 'user', content: [{ type: 'text', text: script }] },
    ];
    for (const api of [first, second, first]) {
      const message = await next(api, conversation);
      conversation.push(message);
      if (callsOf(message).length > 0) conversation.push(answersTo(message));
    }
    conversation.push({ role: 'user', content: [{ type: 'text', text: 'say Fine.' }, image] });
    conversation.push(await next(second, conversation));
    conversation.push({ role: 'user', content: [{ type: 'text', text: 'say Bye.' }] });
    conversation.push(await next(first, conversation));
    expect(conversation.length).toBeGreaterThanOrEqual(12);
    expect(conversation.at(-1)).toMatchObject({
      content: expect.arrayContaining([{ type: 'text', text: 'Bye.' }]) as unknown,
    });
    const requests = (await simulator.requests()).slice(seenBefore);
    expect(requests.map(({ violation }) => violation)).toEqual([null, null, null, null, null]);
  },
);
