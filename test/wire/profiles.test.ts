import { expect, test } from 'vitest';
import { providerKinds } from '../../activities/providers/binding.ts';
import { formats } from '../../domain/wire/formats.ts';
import type { TargetProfile } from '../../domain/wire/profile.ts';
import { profileOf } from '../../domain/wire/profiles/profiles.ts';

const of = (kind: string, model: string, apiVersion?: string) =>
  profileOf({ provider: 'p', kind, model, apiVersion });

test.each(providerKinds)('%s has a profile whose format is in the list', (kind) => {
  const profile = of(kind, 'some/model');
  expect(profile).toMatchObject({ target: 'p/some/model', model: 'some/model' });
  expect(formats.map(({ id }) => id)).toContain(profile.format);
});

const rows: readonly (readonly [string, string, string | undefined, Partial<TargetProfile>])[] = [
  ['openai', 'gpt-4.1', undefined, { systemRole: 'system', temperature: true, maxStops: 4 }],
  ['openai', 'gpt-4o-mini', undefined, { systemRole: 'system', temperature: true }],
  ['openai', 'ft:gpt-4o:acme::x', undefined, { systemRole: 'system', temperature: true }],
  ['openai', 'o3-mini', undefined, { systemRole: 'developer', temperature: false, maxStops: 0 }],
  ['openai', 'gpt-5', undefined, { systemRole: 'developer', temperature: false }],
  ['openai', 'gpt-6-astra', undefined, { systemRole: 'developer', temperature: false }],
  ['openai', 'gpt-10', undefined, { systemRole: 'developer' }],
  ['openai', 'gpt-5-chat-latest', undefined, { temperature: true, maxStops: 4 }],
  ['azure-openai', 'gpt-5-mini', undefined, { systemRole: 'developer', temperature: false }],
  ['openai-compatible', 'openai/gpt-5', undefined, { systemRole: 'system', maxTokensField: 'max_tokens' }],
  ['anthropic', 'claude-opus-5-5', undefined, { temperature: false, apiVersion: '2026-10-21' }],
  ['anthropic', 'claude-sonnet-4-5', undefined, { temperature: false }],
  ['anthropic', 'claude-sonnet-4-5', '2023-06-01', { temperature: true, apiVersion: '2023-06-01' }],
  ['anthropic', 'claude-opus-4-7', '2023-06-01', { temperature: false }],
  ['anthropic', 'claude-opus-4-20250514', '2023-06-01', { temperature: true }],
  ['anthropic', 'claude-opus-5', '2023-06-01', { temperature: false }],
  ['anthropic', 'claude-3-haiku-20240307', '2023-06-01', { temperature: true, defaultMaxOutputTokens: 4096 }],
];

test.each(rows)('%s %s %s', (kind, model, apiVersion, traits) => {
  expect(of(kind, model, apiVersion)).toMatchObject(traits);
});

test('a kind without a profile is a programming error', () => {
  expect(() => of('bedrock', 'x')).toThrow('no profile for the provider kind "bedrock"');
});
