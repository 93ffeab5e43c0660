import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { explainConfig } from '../../worker/config/explain.ts';
import { parseConfig } from '../../worker/config/parse.ts';
import { env as keys } from './table.ts';

function explained(text: string, env: Record<string, string>): readonly string[] {
  const parsed = parseConfig(text, { source: 'understudy.yaml', env });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return explainConfig(parsed.config);
}

test('explains a whole configuration in plain words', () => {
  const lines = explained(readFileSync('test/fixtures/config/full.yaml', 'utf8'), {
    ...keys,
    CLAUDE_KEY: 'k',
    AZURE_EU_KEY: 'k',
    DEEPSEEK_KEY: 'k',
  });
  const expected = readFileSync('test/fixtures/config/full.txt', 'utf8');
  expect(lines.join('\n').replace(/digest \w{12}/, 'digest …')).toBe(expected.trimEnd());
});

test('says which key is not set, and what is doubtful', () => {
  const text = `providers: {openai: {kind: openai}, spare: {kind: anthropic}}\nroutes: {r: {targets: [openai/a]}}`;
  const lines = explained(text, { OPENAI_API_KEY: 'k' });
  expect(lines).toContain(
    '  spare: anthropic, https://api.anthropic.com, key in ANTHROPIC_API_KEY (not set)',
  );
  expect(lines.slice(-2)).toEqual([
    'Warnings',
    '  understudy.yaml:1:37  warning: providers.spare: no route uses the provider "spare"',
  ]);
});

test('says when the last target comes too late for the deadline', () => {
  const text = `providers: {openai: {kind: openai}}\nroutes: {r: {targets: [openai/a, openai/b], limits: {deadline: 20s}}}`;
  expect(explained(text, { OPENAI_API_KEY: 'k' })).toContain(
    '  When all before it stay silent, openai/b is asked after 20s, which is too late for the deadline.',
  );
});
