import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { explainConfig } from '../../worker/config/explain.ts';
import { parseConfig } from '../../worker/config/parse.ts';
import { formatProblem } from '../../worker/config/problem.ts';

const key = 'sk-proj-Zq8wN3rT7yU1iO5pA9sD2fG6hJ0kL4x';

test.each([
  `providers: {p: {kind: openai, apiKeyEnv: ${key}}}\nroutes: {r: {targets: [p/a]}}`,
  `providers: {p: {kind: openai, apiKey: ${key}}}\nroutes: {r: {targets: [p/a]}}`,
  `providers: {p: {kind: ${key}}}\nroutes: {r: {targets: [p/a]}}`,
  `providers: {p: ${key}}\nroutes: {r: {targets: [p/a]}}`,
  `providers: {p: {kind: openai, auth: ${key}, headers: {x-api-key: ${key}}}}\nroutes: {r: {targets: [p/a]}}`,
  `providers: {p: {kind: openai, baseUrl: "https://u:${key}@x/?key=${key}"}}\nroutes: {r: {targets: [p/a]}}`,
  `providers: {p: {kind: openai, headers: [${key}]}}\nroutes: {r: {targets: [p/a], limits: {total: ${key}}}}`,
  `providers: {p: {kind: openai}}\nroutes: {r: {targets: [p/a]}}\ndoor: {tenants: {t: {tokens: [${key}]}}}`,
  `providers: {p: {kind: openai}}\nroutes: {r: {targets: [p/a]}}\ndoor: {tenants: {t: {tokens: ${key}}}}`,
  `providers: {p: {kind: openai}}\nroutes: {r: {targets: [p/a]}}\ndoor: {tenants: {t: {tokens: [{${key}: x}]}}}`,
  `providers: {p: {kind: openai, apiKeyEnv: "${key}}}`,
  `providers: {p: {kind: openai\n  apiKeyEnv: ${key}}}`,
])('a key in the wrong place is not repeated: %s', (text) => {
  const parsed = parseConfig(text, { source: 'understudy.yaml', env: { OPENAI_API_KEY: key } });
  expect(parsed.ok).toBe(false);
  if (parsed.ok) return;
  expect(parsed.problems.map(formatProblem).join('\n')).not.toContain(key.slice(8, 20));
});

test('the explanation says whether a key is set, and never the key', () => {
  const text = readFileSync('test/fixtures/config/full.yaml', 'utf8');
  const env = { OPENAI_API_KEY: key, CLAUDE_KEY: key, AZURE_EU_KEY: key, DEEPSEEK_KEY: key };
  const parsed = parseConfig(text, { source: 'understudy.yaml', env });
  if (!parsed.ok) throw new Error('the fixture is wrong');
  const explained = explainConfig(parsed.config).join('\n');
  expect(explained).toContain('OPENAI_API_KEY (set)');
  expect(explained).not.toContain(key);
  expect(explained).not.toMatch(/[0-9a-f]{64}/i);
});
