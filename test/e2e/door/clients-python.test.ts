import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pythonWith } from '../any-language/python.ts';
import { run } from '../any-language/run.ts';
import { openHouse, type House, type Scene } from './house.ts';
import { modes, type Mode } from './modes.ts';
import { modelsOf, outageAfterOne, seenBy, throughOutage } from './outage.ts';

const program = fileURLToPath(new URL('openai_client.py', import.meta.url));
const sceneFor = ({ name }: Mode): Scene => ({ name: `python-${name}`, format: 'openai-chat' });

let python: string;
let house: House;
beforeAll(async () => {
  python = await pythonWith('openai==3.57.0');
  house = await openHouse(modes.map(sceneFor));
});
afterAll(() => house[Symbol.asyncDispose]());

test.each(modes)('a conversation through an outage, $name', async (mode) => {
  const scene = sceneFor(mode);
  await outageAfterOne(house, scene);
  const { code, stdout, stderr } = await run(python, [
    program,
    `${house.stand.url}/v1`,
    scene.name,
    mode.name,
  ]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const [one, two] = modelsOf(scene);
  expect(JSON.parse(stdout)).toEqual([
    [one, 'one', 'stop'],
    [two, 'two', 'stop'],
  ]);
  expect(await seenBy(house, scene)).toEqual(throughOutage);
});
