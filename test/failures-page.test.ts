import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { failureKinds } from '../domain/failure/kinds.ts';
import { failuresPage } from '../worker/failures-page.ts';

const committed = await readFile(new URL('../docs/failures.md', import.meta.url), 'utf8');

test('docs/failures.md is what the code says (npm run docs)', () => {
  expect(committed).toBe(failuresPage());
});

test.each(Object.entries(failureKinds))('%s has its line', (kind, { short, meaning, advice, health }) => {
  const line = committed.split('\n').find((each) => each.startsWith(`| \`${kind}\` |`));
  for (const cell of [short, meaning, advice, health]) expect(line).toContain(`| ${cell} |`);
});
