import { expect, test } from 'vitest';
import { entryOf } from '../../activities/prices/catalogue.ts';
import { Prices } from '../../activities/prices/prices.ts';
import type { ProviderBinding, ProviderKind } from '../../activities/providers/binding.ts';
import type { Rates } from '../../domain/cost/price.ts';

const bindingOf = (name: string, kind: ProviderKind, baseUrl?: string): ProviderBinding => ({
  name,
  kind,
  baseUrl,
  apiKey: '',
  headers: {},
  apiVersion: undefined,
});
const providers = new Map(
  [
    bindingOf('openai', 'openai', 'https://api.openai.com/v1'),
    bindingOf('proxy', 'openai', 'http://127.0.0.1:9000/v1'),
    bindingOf('anthropic', 'anthropic', 'https://api.anthropic.com'),
    bindingOf('azure', 'azure-openai', 'https://eu.openai.azure.com'),
    bindingOf('groq', 'openai-compatible', 'https://api.groq.com/openai/v1'),
    bindingOf('local', 'openai-compatible', 'http://127.0.0.1:8000/v1'),
  ].map((binding) => [binding.name, binding]),
);
const own: Rates = { input: 1, output: 2 };
const prices = new Prices(providers, new Map([['local/llama', own]]));
const at = Date.parse('2026-11-24T12:00:00Z');
const ratesOf = (target: string, more: { model?: string; at?: number; input?: number } = {}) =>
  prices.rates({ target, at, input: 1000, ...more });

const hosted = { web_search: 0.01 };
const sol: Rates = { input: 4, output: 20, cacheRead: 0.4, cacheWrite: 5, hosted };

test.each<[string, string, Rates | undefined]>([
  ['its own name', 'openai/gpt-5.6-sol', sol],
  ['a listed alias', 'openai/gpt-5.6', sol],
  ['a dated snapshot', 'openai/gpt-5.6-sol-2026-07-01', sol],
  ['a proxy charges what its vendor charges', 'proxy/gpt-5.6-sol', sol],
  ['Azure sells OpenAI’s models', 'azure/gpt-5.6-sol', sol],
  ['a longer name of another model is no match', 'anthropic/claude-sonnet-5-5', undefined],
  ['nor is a name with something before it', 'openai/my-gpt-5.6-sol', undefined],
  ['a vendor’s model elsewhere is another product', 'local/gpt-5.6-sol', undefined],
  ['a model that nobody knows', 'openai/gpt-99', undefined],
  ['a provider that nobody knows', 'gone/gpt-5.6-sol', undefined],
  ['a model that answers with no text', 'openai/text-embedding-3-small', undefined],
  ['the configuration’s word', 'local/llama', own],
])('rates: %s', (_, target, rates) => {
  expect(ratesOf(target)).toEqual(rates);
});

test('a compatible server is known by its base URL', () => {
  expect(ratesOf('groq/llama-3.3-70b-versatile')).toMatchObject({ input: expect.any(Number) });
});

test('Anthropic charges more for what is kept for an hour', () => {
  const rates = ratesOf('anthropic/claude-opus-5-5');
  expect(rates).toEqual({ input: 4, output: 20, cacheRead: 0.2, cacheWrite: 5, cacheWrite1h: 8, hosted });
});

test('long requests have rates of their own', () => {
  expect(ratesOf('openai/gpt-5.6-sol', { input: 271_999 })).toEqual(sol);
  expect(ratesOf('openai/gpt-5.6-sol', { input: 272_000 })).toMatchObject({ input: 8, output: 30 });
});

test('a price holds from its day on', () => {
  const july = Date.parse('2026-07-29T12:00:00Z');
  expect(ratesOf('openai/gpt-5.6-sol', { at: july })).toMatchObject({ input: 5, output: 30 });
});

test('the model that answered is billed, where its price is known', () => {
  expect(ratesOf('azure/our-deployment', { model: 'gpt-5.6-sol' })).toEqual(sol);
  expect(ratesOf('openai/gpt-5.6-sol', { model: 'unknown-build' })).toEqual(sol);
  expect(ratesOf('local/llama', { model: 'gpt-5.6-sol' })).toEqual(own);
});

test.each([
  ['openai/gpt-5.6-sol', 1_050_000],
  ['anthropic/claude-opus-5-5', 1_000_000],
  ['anthropic/claude-sonnet-5-5', undefined],
  ['local/llama', undefined],
])('the window of %s is %j', (target, window) => {
  expect(prices.window(target)).toBe(window);
});

test('a name is found whatever its case', () => {
  const openai = { kind: 'openai', baseUrl: undefined } as const;
  expect(entryOf(openai, 'GPT-5.6-Sol')?.model.id).toBe('gpt-5.6-sol');
});
