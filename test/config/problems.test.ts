import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadConfig } from '../../worker/config/load.ts';
import { ConfigError } from '../../worker/config/problem.ts';
import { doorRows } from './door.rows.ts';
import { failoverRows, healthRows } from './health.rows.ts';
import { limitRows, providerRows, referenceRows, toolTargetRows } from './meaning.rows.ts';
import { priceRows } from './price.rows.ts';
import { routeRows } from './route.rows.ts';
import { shapeRows } from './shape.rows.ts';
import { syntaxRows } from './syntax.rows.ts';
import { problemsOf } from './table.ts';

const rows = [
  ...syntaxRows,
  ...shapeRows,
  ...referenceRows,
  ...limitRows,
  ...routeRows,
  ...providerRows,
  ...priceRows,
  ...toolTargetRows,
  ...healthRows,
  ...failoverRows,
  ...doorRows,
];

test.each(rows)('finds $name', ({ text, env, problems }) => {
  expect(problemsOf(text, env)).toEqual(problems);
});

test('every row is of its own', () => {
  expect(new Set(rows.map(({ text }) => text)).size).toBe(rows.length);
});

test('names all problems of a file at once, in its order, each with what to do', async () => {
  const file = 'test/fixtures/config/broken.yaml';
  const env = { OPENAI_API_KEY: 'sk-secret' };
  const thrown: unknown = await loadConfig({ file, env }).catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(ConfigError);
  const { message, problems } = thrown as ConfigError;
  expect(`${message}\n`).toBe(readFileSync('test/fixtures/config/broken.txt', 'utf8'));
  expect(problems).toHaveLength(message.split('\n').length);
});
