import OpenAI from 'openai';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type House, type Scene } from './house.ts';
import { description, lookUp, parameters, said, script } from './look-up.ts';
import { modes, type Mode } from './modes.ts';
import { modelsOf, outageAfterOne, seenBy, throughOutage } from './outage.ts';

const streamed = modes.filter(({ stream }) => stream);
const helpers = ['chat', 'runner', 'responses'] as const;
type Helper = (typeof helpers)[number];

const sceneFor = (helper: Helper, mode: Mode): Scene => ({
  name: `${helper}-${mode.name}`,
  format: helper === 'responses' ? 'openai-responses' : 'openai-chat',
});

let house: House;
beforeAll(async () => {
  house = await openHouse(modes.flatMap((mode) => helpers.map((helper) => sceneFor(helper, mode))));
});
afterAll(() => house[Symbol.asyncDispose]());

function clientFor({ headers }: Mode): OpenAI {
  return new OpenAI({
    baseURL: `${house.stand.url}/v1`,
    apiKey: 'any',
    maxRetries: 0,
    defaultHeaders: headers,
  });
}

type Turn = OpenAI.ChatCompletionMessageParam;
const user = (content: string): Turn => ({ role: 'user', content });

/** Two questions, the second one with what was said before. */
async function chatTwice(ask: (messages: Turn[]) => Promise<OpenAI.ChatCompletion>) {
  const first = await ask([user('say one')]);
  const text = first.choices[0]?.message.content ?? '';
  const second = await ask([user('say one'), { role: 'assistant', content: text }, user('say two')]);
  return [first, second].map(({ model, choices }) => [model, choices[0]?.message.content]);
}

test('chat.completions.create', async () => {
  const [mode] = modes as [Mode];
  const scene = sceneFor('chat', mode);
  await outageAfterOne(house, scene);
  const { completions } = clientFor(mode).chat;
  const [one, two] = modelsOf(scene);
  expect(await chatTwice((messages) => completions.create({ model: scene.name, messages }))).toEqual([
    [one, 'one'],
    [two, 'two'],
  ]);
  expect(await seenBy(house, scene)).toEqual(throughOutage);
});

test.each(streamed)('chat.completions.stream, $name', async (mode) => {
  const scene = sceneFor('chat', mode);
  await outageAfterOne(house, scene);
  const { completions } = clientFor(mode).chat;
  const pieces: string[] = [];
  const answers = await chatTwice((messages) => {
    const stream = completions.stream({ model: scene.name, messages });
    stream.on('content', (delta) => pieces.push(delta));
    return stream.finalChatCompletion();
  });
  const [one, two] = modelsOf(scene);
  expect(answers).toEqual([
    [one, 'one'],
    [two, 'two'],
  ]);
  expect(pieces.join('')).toBe('onetwo');
  expect(await seenBy(house, scene)).toEqual(throughOutage);
});

const runnable = {
  type: 'function' as const,
  function: {
    name: 'look_up',
    description,
    parameters,
    parse: JSON.parse as () => { id: string },
    function: lookUp,
  },
};

test.each(modes)('chat.completions.runTools, $name', async (mode) => {
  const scene = sceneFor('runner', mode);
  await outageAfterOne(house, scene);
  const { completions } = clientFor(mode).chat;
  const asked = { model: scene.name, messages: [user(script)], tools: [runnable] };
  const runner = mode.stream ? completions.runTools({ ...asked, stream: true }) : completions.runTools(asked);
  expect(await runner.finalContent()).toBe(said);
  expect(runner.allChatCompletions().map(({ model }) => model)).toEqual(modelsOf(scene));
  expect(await seenBy(house, scene)).toEqual(throughOutage);
});

test.each(modes)('responses, $name', async (mode) => {
  const scene = sceneFor('responses', mode);
  await outageAfterOne(house, scene);
  const { responses } = clientFor(mode);
  const ask = (body: OpenAI.Responses.ResponseCreateParamsNonStreaming) => {
    const { stream: _, ...streamable } = body;
    return mode.stream ? responses.stream(streamable).finalResponse() : responses.create(body);
  };
  const first = await ask({ model: scene.name, input: 'say one' });
  const second = await ask({ model: scene.name, input: 'say two', previous_response_id: first.id });
  const [one, two] = modelsOf(scene);
  expect([first, second].map((each) => [each.model, each.output_text, each.status])).toEqual([
    [one, 'one', 'completed'],
    [two, 'two', 'completed'],
  ]);
  expect(await seenBy(house, scene)).toEqual(throughOutage);
});
