import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { everySecond, openScreen } from '../../../cli/health/watch.ts';

const escape = '\u001b[';

function terminal(isTTY: boolean) {
  const said: string[] = [];
  const write = (text: unknown) => said.push(String(text)) > 0;
  return { isTTY, columns: 8, rows: 3, write, said };
}

test('on a terminal each page fits, replaces the one before, and is gone at the end', () => {
  const stream = terminal(true);
  const screen = openScreen(stream);
  screen.draw(['one long line', 'two', 'three']);
  screen[Symbol.dispose]();
  const [opened, drawn, closed] = stream.said;
  expect(opened).toContain(`${escape}?1049h`);
  expect(drawn).toBe(`${escape}Hone long${escape}K\ntwo${escape}K\n${escape}J`);
  expect(closed).toContain(`${escape}?1049l`);
});

test('elsewhere one block follows the other, as it is', () => {
  const stream = terminal(false);
  using screen = openScreen(stream);
  screen.draw(['one long line', 'two']);
  expect(stream.said).toEqual(['one long line\ntwo\n\n']);
});

test('looking ends with what was found', async () => {
  const found = [undefined, 'it'];
  expect(await everySecond(new Promise(() => undefined), () => Promise.resolve(found.shift()))).toBe('it');
});

test('looking ends when it is told to', async () => {
  let looks = 0;
  const found = await everySecond(sleep(50), () => Promise.resolve(void (looks += 1)));
  expect(found).toBeUndefined();
  expect(looks).toBeGreaterThan(0);
});
