import { apis, providerKinds } from '../../activities/providers/binding.ts';
import type { TargetProfile } from '../../domain/wire/profile.ts';
import { profileOf } from '../../domain/wire/profiles/profiles.ts';
import { servers } from '../../domain/wire/profiles/servers.ts';

/** A model of each family, by provider kind. */
const families: Readonly<Record<(typeof providerKinds)[number], readonly string[]>> = {
  openai: [
    'gpt-4.1',
    'gpt-4o-audio-preview',
    'o4-mini',
    'gpt-5',
    'gpt-5-chat-latest',
    'gpt-5.1',
    'gpt-5.6-sol',
    'gpt-6-astra',
    'gpt-6-luna',
    'gpt-6.1-sol',
  ],
  'azure-openai': ['support', 'gpt-4.1', 'gpt-5-mini'],
  'openai-compatible': ['meta/llama-4', 'mistral-large', 'openai/gpt-oss-120b'],
  anthropic: [
    'claude-3-haiku-20240307',
    'claude-3-7-sonnet-latest',
    'claude-sonnet-4-5',
    'claude-opus-4-7',
    'claude-opus-5-5',
    'claude-haiku-5-5',
  ],
};

/** A model of each server that tells it from a plain one. */
const served: Readonly<Record<string, string>> = {
  azure: 'gpt-5-mini',
  mistral: 'mistral-large',
  deepseek: 'deepseek-v4-pro',
  groq: 'llama-4-scout',
  xai: 'grok-4.3',
  vllm: 'qwen3',
  ollama: 'llama3.2',
  openrouter: 'anthropic/claude-sonnet-4.5',
  gemini: 'gemini-3.5-flash',
  together: 'deepseek-ai/DeepSeek-V3',
  fireworks: 'accounts/fireworks/models/glm-5',
  cerebras: 'gpt-oss-120b',
  cohere: 'command-a-03-2025',
};

const byKind = providerKinds.flatMap((kind) =>
  families[kind].flatMap((model) =>
    (kind === 'anthropic' ? [undefined] : apis).map((api) =>
      profileOf({ provider: kind, kind, model, apiVersion: undefined, ...(api && { api }) }),
    ),
  ),
);

const byVersion = ['claude-sonnet-4-5', 'claude-3-haiku-20240307'].map((model) =>
  profileOf({ provider: 'anthropic-2023', kind: 'anthropic', model, apiVersion: '2023-06-01' }),
);

const byServer = servers.flatMap(({ server }) =>
  apis.map((api) =>
    profileOf({
      provider: server,
      kind: 'openai-compatible',
      model: served[server] ?? 'some-model',
      apiVersion: undefined,
      api,
      server,
    }),
  ),
);

/** One profile for each server and family, in each format that it can be asked in: what holds for all, holds for these. */
export const conformanceProfiles: readonly TargetProfile[] = [...byKind, ...byVersion, ...byServer];

/** As the tables of tests name them. */
export const conformanceRows = conformanceProfiles.map(
  (profile) => [`${profile.target} (${profile.format})`, profile] as const,
);
