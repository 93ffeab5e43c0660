import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { defaultPolicy } from '../../domain/route/policy.ts';
import type { Config } from '../../worker/config/config.ts';
import { parseConfig } from '../../worker/config/parse.ts';
import { env as keys, routed } from './table.ts';

const full = readFileSync('test/fixtures/config/full.yaml', 'utf8');
const env = { ...keys, CLAUDE_KEY: 'sk-test-claude\n', AZURE_EU_KEY: 'sk-test-azure', DEEPSEEK_KEY: 'k' };

function configOf(text: string, environment: Record<string, string> = env): Config {
  const parsed = parseConfig(text, { source: 'understudy.yaml', env: environment });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.config;
}

test('fills in what the file leaves out', () => {
  const { routes, agents, tools } = configOf(`${routed}agents: {a: {instructions: x, route: r, tools: [t]}}
tools: {t: {description: d, effect: once}}\n`);
  const limits = {
    connectMs: 10_000,
    firstTokenMs: 30_000,
    firstTokenReasoningMs: 90_000,
    idleMs: 20_000,
    totalMs: 120_000,
  };
  expect(routes.get('r')).toEqual({
    name: 'r',
    targets: [
      { target: 'openai/a', settings: {}, limits },
      { target: 'anthropic/b', settings: {}, limits },
    ],
    limits: { deadlineMs: 120_000, attempts: 6 },
    retry: { attempts: 2, backoffMs: 200, maxBackoffMs: 2000, maxWaitMs: 5000 },
    policy: defaultPolicy,
  });
  const tool = {
    name: 't',
    description: 'd',
    effect: 'once',
    parameters: { type: 'object', properties: {}, additionalProperties: false },
    timeoutMs: 60_000,
  };
  expect(tools.get('t')).toEqual(tool);
  expect(agents.get('a')).toEqual({
    name: 'a',
    instructions: 'x',
    route: 'r',
    tools: [tool],
    limits: { turns: 50 },
    settings: {},
  });
});

test.each([
  {
    written: 'limits: {total: 5s}',
    expected: { totalMs: 5000, firstTokenMs: 5000, connectMs: 5000, idleMs: 5000 },
  },
  {
    written: 'limits: {deadline: 15s}',
    expected: { totalMs: 15_000, firstTokenMs: 15_000, connectMs: 10_000 },
  },
  {
    written: 'limits: {firstToken: 3s}',
    expected: { totalMs: 120_000, connectMs: 3000, idleMs: 20_000, firstTokenReasoningMs: 3000 },
  },
  {
    written: 'limits: {firstTokenReasoning: 40s}',
    expected: { firstTokenMs: 30_000, firstTokenReasoningMs: 40_000 },
  },
  { written: 'limits: {total: 60s}', expected: { firstTokenMs: 30_000, firstTokenReasoningMs: 60_000 } },
  {
    written: 'limits: {throughput: {tokensPerSecond: 2}}',
    expected: { throughput: { tokensPerSecond: 2, windowMs: 10_000, afterMs: 20_000 } },
  },
])('keeps defaults within what is written: $written', ({ written, expected }) => {
  const { routes } = configOf(routed.replace('anthropic/b]', `anthropic/b], ${written}`));
  expect(routes.get('r')?.targets[0]?.limits).toMatchObject(expected);
});

test('binds providers to their keys and URLs', () => {
  const { providers } = configOf(full);
  expect([...providers.values()]).toMatchObject([
    {
      name: 'openai',
      baseUrl: 'https://api.openai.com/v1',
      apiKey: 'sk-test-openai',
      headers: { 'x-team': 'support' },
    },
    {
      name: 'anthropic',
      baseUrl: 'https://api.anthropic.com',
      apiKey: 'sk-test-claude',
      apiVersion: '2023-06-01',
    },
    { name: 'azure-eu', baseUrl: 'https://support-eu.openai.azure.com', apiKeyEnv: 'AZURE_EU_KEY' },
    { name: 'local', baseUrl: 'http://127.0.0.1:8000/v1', apiKey: '', headers: {}, server: 'vllm' },
    { name: 'deepseek', baseUrl: 'https://api.deepseek.com', server: 'deepseek' },
    { name: 'in-house', baseUrl: 'https://llm.example.com/v1' },
  ]);
  expect(providers.get('local')).not.toHaveProperty('apiKeyEnv');
  for (const name of ['openai', 'azure-eu', 'in-house'])
    expect(providers.get(name)).not.toHaveProperty('server');
});

test('follows anchors and merge keys', () => {
  const patient = configOf(full).routes.get('patient');
  expect(patient?.limits).toEqual({ deadlineMs: 60_000, attempts: 2 });
  expect(patient?.targets[0]?.limits).toMatchObject({
    connectMs: 5000,
    firstTokenMs: 30_000,
    totalMs: 50_000,
  });
});

test('takes windows and rates over as they are written', () => {
  const { routes, prices } = configOf(full);
  expect(routes.get('support')?.targets.map(({ window }) => window)).toEqual([undefined, undefined, 131_072]);
  expect(Object.fromEntries(prices)).toEqual({
    'local/meta/llama-4': { input: 0, output: 0 },
    'azure-eu/gpt': {
      input: 1.25,
      output: 10,
      cacheRead: 0.125,
      cacheWrite: 1.5,
      cacheWrite1h: 2,
      hosted: { web_search: 0.01 },
    },
  });
});

test('targets of equal rank keep their weights, the others have a rank of their own', () => {
  const balanced = configOf(full).routes.get('balanced');
  expect(balanced?.targets.map(({ target, tie }) => [target, tie])).toEqual([
    ['openai/gpt-5.6-sol', { rank: 0, weight: 3 }],
    ['azure-eu/gpt', { rank: 0, weight: 1 }],
    ['anthropic/claude-opus-5-5', undefined],
  ]);
});

test('a route’s budgets and policy are as they are written', () => {
  const balanced = configOf(full).routes.get('balanced');
  expect(balanced?.limits).toEqual({ deadlineMs: 90_000, attempts: 6, costUsd: 0.25 });
  expect(balanced?.retry).toEqual({ attempts: 2, backoffMs: 200, maxBackoffMs: 8000, maxWaitMs: 8000 });
  expect(balanced?.policy).toEqual({
    contentFilter: 'next',
    refusal: 'next',
    contextOverflow: 'stop',
    empty: 'next',
    schemaViolation: 'stop',
    length: 'next',
    stayWithVendor: ['ContentFiltered', 'Refusal'],
  });
  expect(balanced?.targets.map(({ window }) => window)).toEqual([400_000, undefined, 1_000_000]);
  expect(balanced?.targets.map(({ limits }) => limits.throughput?.tokensPerSecond)).toEqual([5, 5, 2]);
});

test('thresholds of health are as they are written, in numbers and ms', () => {
  expect(configOf(full).health).toEqual({
    thresholds: {
      fleet: {
        failureRate: 0.5,
        slowerThan: 4,
        failuresInARow: 6,
        returnAfterMs: 20_000,
        rampStepMs: 8000,
        probeEveryMs: 5000,
      },
      targets: {
        'openai/gpt-5.6-sol': { failureRate: 0.3, slowerThan: 2.5 },
        'azure-eu/gpt': { failuresInARow: 3, returnAfterMs: 5000, rampStepMs: 2000, probeEveryMs: 1000 },
      },
    },
    unprobed: ['openai/gpt-5.6-sol'],
  });
  expect(configOf(routed).health).toEqual({ thresholds: { fleet: {}, targets: {} }, unprobed: [] });
});

test('a route’s own patience and stream are as they are written', () => {
  const { routes } = configOf(full);
  expect(routes.get('plain')?.failover).toEqual({
    afterFailures: 3,
    withinMs: 60_000,
    ofCalls: 0.2,
    slowerThan: 2.5,
  });
  expect(routes.get('resident')?.failover).toEqual({ afterFailures: 5 });
  expect(['plain', 'resident'].map((name) => routes.get(name)?.stream)).toEqual(['live', 'complete']);
});

test('the door is as it is written, its models in their order', () => {
  expect(configOf(full).door).toEqual({
    listen: { host: '::', port: 8787 },
    whenTemporalIsDown: 'direct',
    models: [
      { model: 'gpt-4o', route: 'support' },
      { model: 'claude-*', route: 'balanced' },
      { model: '*', route: 'plain' },
    ],
    tenants: [
      {
        name: 'acme',
        tokens: [
          'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
          'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
        ],
        routes: ['support', 'plain'],
        idPrefix: 'acme.eu-',
        budget: { usd: 50, perMs: 86_400_000 },
        concurrency: 20,
      },
      {
        name: 'other',
        tokens: ['cb8379ac2098aa165029e3938a51da0bcecfc008fd6795f401178647f96c5b34'],
        idPrefix: 'other-',
      },
    ],
  });
  expect(configOf(routed)).not.toHaveProperty('door');
  expect(configOf(`${routed}door: {models: {x: r}}`).door).toEqual({
    listen: { host: '127.0.0.1', port: 8787 },
    whenTemporalIsDown: 'refuse',
    models: [{ model: 'x', route: 'r' }],
    tenants: [],
  });
});

test('keeps slashes in a model name', () => {
  expect(configOf(full).routes.get('support')?.targets[2]?.target).toBe('local/meta/llama-4');
});

test('the digest names the policy: not its layout, not its keys', () => {
  const digest = configOf(full).digest;
  expect(digest).toMatch(/^[0-9a-f]{12}$/);
  expect(configOf(`# moved\n${full}`).digest).toBe(digest);
  expect(configOf(full, { ...env, OPENAI_API_KEY: 'sk-rotated' }).digest).toBe(digest);
  expect(configOf(full.replace('attempts: 5', 'attempts: 4')).digest).not.toBe(digest);
  expect(configOf(full.replace('input: 1.25', 'input: 1.5')).digest).not.toBe(digest);
  expect(configOf(full.replace('failureRate: 50%', 'failureRate: 0.5')).digest).toBe(digest);
  expect(configOf(full.replace('failureRate: 50%', 'failureRate: 51%')).digest).not.toBe(digest);
  expect(configOf(full.replace('afterFailures: 5', 'afterFailures: 6')).digest).not.toBe(digest);
  expect(configOf(full.replace('concurrency: 20', 'concurrency: 21')).digest).not.toBe(digest);
  expect(configOf(full.replace('ba7816bf', 'ba7816be')).digest).toBe(digest);
});

test('a provider that nothing uses needs no key', () => {
  const { providers, warnings } = configOf(routed.replace(', anthropic/b', ''), { OPENAI_API_KEY: 'k' });
  expect(providers.get('anthropic')?.apiKey).toBe('');
  expect(warnings).toHaveLength(1);
});

test('the example is correct', () => {
  const { warnings, routes } = configOf(readFileSync('examples/understudy.yaml', 'utf8'));
  expect(warnings).toEqual([]);
  expect(routes.size).toBeGreaterThan(0);
});
