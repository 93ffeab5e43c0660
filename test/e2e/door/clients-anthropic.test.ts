import Anthropic from '@anthropic-ai/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type House, type Scene } from './house.ts';
import { description, lookUp, parameters, said, script } from './look-up.ts';
import { modes, type Mode } from './modes.ts';
import { namedFirst, outageAfterOne, seenBy, throughOutage } from './outage.ts';

const streamed = modes.filter(({ stream }) => stream);
const conversations = ['words', 'tools', 'text'] as const;

const sceneFor = (what: (typeof conversations)[number], { name }: Mode): Scene => ({
  name: `${what}-${name}`,
  format: 'anthropic-messages',
});

let house: House;
beforeAll(async () => {
  house = await openHouse(modes.flatMap((mode) => conversations.map((what) => sceneFor(what, mode))));
});
afterAll(() => house[Symbol.asyncDispose]());

interface Conversation {
  readonly model: string;
  readonly messages: Anthropic.MessageParam[];
  readonly tools?: Anthropic.Tool[];
}

function clientFor({ headers }: Mode): Anthropic {
  return new Anthropic({
    baseURL: house.stand.url,
    apiKey: 'any',
    maxRetries: 0,
    defaultHeaders: headers,
  });
}

/** Asks by the way that the mode is: `create`, or the streaming helper. */
function asker(mode: Mode): (asked: Conversation) => Promise<Anthropic.Message> {
  const { messages } = clientFor(mode);
  return (asked) => {
    const body = { max_tokens: 500, ...asked };
    return mode.stream ? messages.stream(body).finalMessage() : messages.create(body);
  };
}

test.each(modes)('messages, $name', async (mode) => {
  const scene = sceneFor('words', mode);
  await outageAfterOne(house, scene);
  const ask = asker(mode);
  const asked: Anthropic.MessageParam = { role: 'user', content: 'say one' };
  const first = await ask({ model: scene.name, messages: [asked] });
  const second = await ask({
    model: scene.name,
    messages: [asked, { role: 'assistant', content: first.content }, { role: 'user', content: 'say two' }],
  });
  const [one, two] = namedFirst(scene, mode);
  expect([first, second]).toMatchObject([
    { model: one, content: [{ type: 'text', text: 'one' }], stop_reason: 'end_turn' },
    { model: two, content: [{ type: 'text', text: 'two' }], stop_reason: 'end_turn' },
  ]);
  expect(await seenBy(house, scene)).toEqual(throughOutage);
});

test.each(modes)('messages with tools, $name', async (mode) => {
  const scene = sceneFor('tools', mode);
  await outageAfterOne(house, scene);
  const ask = asker(mode);
  const about = { model: scene.name, tools: [{ name: 'look_up', description, input_schema: parameters }] };
  const asked: Anthropic.MessageParam = { role: 'user', content: script };
  const first = await ask({ ...about, messages: [asked] });
  expect(first).toMatchObject({ model: namedFirst(scene, mode)[0], stop_reason: 'tool_use' });
  const results = first.content.flatMap((block) =>
    block.type === 'tool_use'
      ? [
          {
            type: 'tool_result' as const,
            tool_use_id: block.id,
            content: JSON.stringify(lookUp(block.input as { id: string })),
          },
        ]
      : [],
  );
  const second = await ask({
    ...about,
    messages: [asked, { role: 'assistant', content: first.content }, { role: 'user', content: results }],
  });
  expect(second).toMatchObject({
    model: namedFirst(scene, mode)[1],
    content: [{ type: 'text', text: said }],
    stop_reason: 'end_turn',
  });
  expect(await seenBy(house, scene)).toEqual(throughOutage);
});

test.each(streamed)('the text of the streaming helper as it comes, $name', async (mode) => {
  const scene = sceneFor('text', mode);
  await outageAfterOne(house, scene);
  const { messages } = clientFor(mode);
  for (const served of namedFirst(scene, mode)) {
    const pieces: string[] = [];
    const stream = messages.stream({
      model: scene.name,
      max_tokens: 500,
      messages: [{ role: 'user', content: 'say {bytes:400}' }],
    });
    stream.on('text', (delta) => pieces.push(delta));
    const { model } = await stream.finalMessage();
    expect(model).toEqual(served);
    expect(pieces.join('')).toBe(await stream.finalText());
    expect(pieces.join('')).toHaveLength(400);
  }
});
