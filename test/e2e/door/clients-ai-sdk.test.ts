import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { generateText, isStepCount, jsonSchema, streamText, tool, type ModelMessage } from 'ai';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type House, type Scene } from './house.ts';
import { description, lookUp, parameters, said, script } from './look-up.ts';
import { modes, type Mode } from './modes.ts';
import { namedFirst, outageAfterOne, seenBy, throughOutage } from './outage.ts';

const sceneFor = (what: 'words' | 'tools', { name }: Mode): Scene => ({
  name: `${what}-${name}`,
  format: 'openai-chat',
});

let house: House;
beforeAll(async () => {
  house = await openHouse(modes.flatMap((mode) => [sceneFor('words', mode), sceneFor('tools', mode)]));
});
afterAll(() => house[Symbol.asyncDispose]());

function modelFor(scene: Scene, { headers }: Mode) {
  const provider = createOpenAICompatible({
    name: 'understudy',
    baseURL: `${house.stand.url}/v1`,
    apiKey: 'any',
    headers,
    includeUsage: true,
  });
  return provider(scene.name);
}

interface Said {
  readonly text: string;
  readonly finish: string;
  readonly models: readonly string[];
  readonly tokens: number;
}

/** By `generateText`, or by `streamText` where the mode streams. */
async function say(scene: Scene, mode: Mode, messages: ModelMessage[]): Promise<Said> {
  const look_up = tool({ description, inputSchema: jsonSchema<{ id: string }>(parameters), execute: lookUp });
  const tools = scene.name.startsWith('tools') ? { tools: { look_up } } : {};
  const asked = { model: modelFor(scene, mode), messages, maxRetries: 0, stopWhen: isStepCount(3), ...tools };
  const result = mode.stream ? streamText(asked) : await generateText(asked);
  const steps = await result.steps;
  return {
    text: await result.text,
    finish: await result.finishReason,
    models: steps.map(({ response }) => response.modelId),
    tokens: (await result.totalUsage).totalTokens ?? 0,
  };
}

test.each(modes)('words, $name', async (mode) => {
  const scene = sceneFor('words', mode);
  await outageAfterOne(house, scene);
  const asked: ModelMessage = { role: 'user', content: 'say one' };
  const first = await say(scene, mode, [asked]);
  const second = await say(scene, mode, [
    asked,
    { role: 'assistant', content: first.text },
    { role: 'user', content: 'say two' },
  ]);
  const [one, two] = namedFirst(scene, mode);
  expect([first, second]).toMatchObject([
    { text: 'one', finish: 'stop', models: [one] },
    { text: 'two', finish: 'stop', models: [two] },
  ]);
  expect(Math.min(first.tokens, second.tokens)).toBeGreaterThan(0);
  expect(await seenBy(house, scene)).toEqual(throughOutage);
});

test.each(modes)('tools, $name', async (mode) => {
  const scene = sceneFor('tools', mode);
  await outageAfterOne(house, scene);
  const { text, finish, models } = await say(scene, mode, [{ role: 'user', content: script }]);
  expect({ text, finish, models }).toEqual({ text: said, finish: 'stop', models: namedFirst(scene, mode) });
  expect(await seenBy(house, scene)).toEqual(throughOutage);
});
