import type { TargetProfile } from '../../domain/wire/profile.ts';
import type { TargetFacts } from '../../domain/wire/profiles/row.ts';

/** A target and what is to be known of it. */
export interface ProfileTestRow {
  readonly kind: string;
  readonly model: string;
  readonly server?: string;
  readonly api?: TargetFacts['api'];
  readonly apiVersion?: string;
  readonly traits: Partial<TargetProfile>;
}

const chat = (model: string, traits: Partial<TargetProfile>): ProfileTestRow => {
  return { kind: 'openai', model, traits };
};
const responses = (model: string, traits: Partial<TargetProfile>): ProfileTestRow => {
  return { kind: 'openai', model, api: 'openai.responses', traits };
};
const claude = (model: string, traits: Partial<TargetProfile>, apiVersion = '2023-06-01'): ProfileTestRow => {
  return { kind: 'anthropic', model, apiVersion, traits };
};
const on = (server: string, model: string, traits: Partial<TargetProfile>): ProfileTestRow => {
  return { kind: 'openai-compatible', server, model, traits };
};

const plain = { systemRole: 'system', sampling: true, maxStops: 4, efforts: [] } as const;
const reasoning = { systemRole: 'developer', sampling: false, maxStops: 0 } as const;

export const openaiTestRows: readonly ProfileTestRow[] = [
  chat('gpt-4.1', {
    ...plain,
    blobs: { image: 'url', document: 'inline', audio: 'none', video: 'none', file: 'none' },
    maxOutputTokens: 32_768,
    encryptedReasoning: false,
    output: 'schema',
  }),
  chat('gpt-4o-mini', { ...plain, maxOutputTokens: 16_384, freeformTools: false, verbosity: false }),
  chat('gpt-4', { output: 'none', maxOutputTokens: 8192 }),
  chat('gpt-4-0613', { output: 'none' }),
  chat('gpt-4-turbo', { output: 'json', maxOutputTokens: 4096 }),
  chat('gpt-3.5-turbo', { ...plain, output: 'json' }),
  chat('ft:gpt-4o:acme::x', plain),
  chat('o1', { ...reasoning, maxOutputTokens: 100_000, parallelSwitch: false }),
  chat('o3-mini', { ...reasoning, efforts: ['low', 'medium', 'high'], freeformTools: false }),
  chat('gpt-5', { ...reasoning, efforts: ['minimal', 'low', 'medium', 'high'], freeformTools: true }),
  chat('gpt-5-mini-2025-08-07', { ...reasoning, maxOutputTokens: 128_000, verbosity: true, tools: true }),
  chat('gpt-5.1', { efforts: ['none', 'low', 'medium', 'high'] }),
  chat('gpt-5.4-mini', { efforts: ['none', 'low', 'medium', 'high', 'xhigh'] }),
  chat('gpt-5.6-sol', {
    ...reasoning,
    efforts: ['none', 'low', 'medium', 'high', 'xhigh', 'max'],
    tools: true,
    effortWithTools: 'none',
  }),
  chat('gpt-6-luna', { efforts: ['none', 'low', 'medium', 'high', 'xhigh', 'max'], effortWithTools: 'none' }),
  chat('gpt-6-astra', { ...reasoning, efforts: ['low', 'medium', 'high', 'xhigh', 'max'], tools: false }),
  chat('gpt-6.1-sol', { efforts: ['low', 'medium', 'high', 'xhigh', 'max'], tools: false }),
  chat('gpt-10', { ...reasoning, tools: false }),
  chat('gpt-5-chat-latest', { ...plain, freeformTools: false, encryptedReasoning: false }),
  chat('gpt-5.2-chat-latest', { ...reasoning, efforts: ['medium'], verbosity: false }),
  chat('gpt-4o-audio-preview', {
    blobs: { image: 'none', document: 'none', audio: 'inline', video: 'none', file: 'none' },
  }),
  chat('gpt-audio-mini', {
    blobs: { image: 'none', document: 'none', audio: 'inline', video: 'none', file: 'none' },
  }),
  responses('gpt-4.1', { maxStops: 0, sampling: true, resultBlobs: ['image', 'document', 'file'] }),
  responses('gpt-5-chat-latest', { maxStops: 0, sampling: true }),
  responses('gpt-6.1-sol', { tools: true, freeformTools: true, encryptedReasoning: true }),
  responses('gpt-5-codex', { efforts: ['low', 'medium', 'high'], verbosity: false }),
  responses('gpt-5.1-codex-max', { efforts: ['low', 'medium', 'high', 'xhigh'] }),
  responses('gpt-5-pro', { efforts: ['high'], maxOutputTokens: 272_000 }),
  responses('gpt-5.5-pro', { efforts: ['medium', 'high', 'xhigh'] }),
];

const budget = { thinking: 'budget', forcedToolChoice: false } as const;

export const claudeTestRows: readonly ProfileTestRow[] = [
  claude('claude-3-haiku-20240307', {
    sampling: true,
    thinking: 'none',
    defaultMaxOutputTokens: 4096,
    output: 'none',
    strict: false,
  }),
  claude('claude-3-5-sonnet-20241022', { thinking: 'none', maxOutputTokens: 8192 }),
  claude('claude-3-7-sonnet-latest', { ...budget, maxOutputTokens: 64_000, output: 'none' }),
  claude('claude-opus-4-20250514', { ...budget, sampling: true, maxOutputTokens: 32_000, strict: false }),
  claude('claude-opus-4-1-20250805', { ...budget, maxOutputTokens: 32_000, output: 'none' }),
  claude('claude-sonnet-4-20250514', { ...budget, maxOutputTokens: 64_000, output: 'none' }),
  claude('claude-sonnet-4-5', { ...budget, sampling: true, output: 'schema', strict: true }),
  claude('claude-sonnet-4-5', { sampling: false, apiVersion: '2026-10-21' }, '2026-10-21'),
  claude('claude-opus-4-5-20251101', { ...budget, maxOutputTokens: 64_000 }),
  claude('claude-haiku-4-5', { ...budget, maxOutputTokens: 64_000 }),
  claude('claude-sonnet-4-6', {
    thinking: 'adaptive',
    efforts: ['none', 'low', 'medium', 'high', 'max'],
    sampling: true,
    forcedToolChoice: true,
  }),
  claude('claude-opus-4-7', {
    thinking: 'adaptive',
    efforts: ['none', 'low', 'medium', 'high', 'xhigh', 'max'],
    sampling: false,
    maxOutputTokens: 128_000,
  }),
  claude('claude-opus-5', {
    thinking: 'adaptive',
    efforts: ['none', 'low', 'medium', 'high', 'xhigh', 'max'],
    forcedToolChoice: true,
  }),
  claude('claude-opus-5-20260724', { forcedToolChoice: true }),
  claude('claude-haiku-5-5', { efforts: ['none', 'low', 'medium', 'high', 'xhigh', 'max'], sampling: false }),
  ...['claude-opus-5-5', 'claude-sonnet-5-5', 'claude-fable-5-2', 'claude-opus-6'].map((model) =>
    claude(model, {
      thinking: 'adaptive',
      efforts: ['low', 'medium', 'high', 'xhigh', 'max'],
      sampling: false,
      forcedToolChoice: false,
      midSystemRole: 'user',
    }),
  ),
  claude('claude-mythos-preview', { thinking: 'adaptive', efforts: ['low', 'medium', 'high', 'max'] }),
  { kind: 'anthropic', model: 'claude-opus-5-5', traits: { apiVersion: '2026-10-21' } },
];

export const serverTestRows: readonly ProfileTestRow[] = [
  {
    kind: 'azure-openai',
    model: 'gpt-5-mini',
    traits: {
      ...reasoning,
      callIds: { pattern: /^[\x21-\x7e]+$/, maxLength: 40 },
      maxTokensField: 'max_completion_tokens',
      encryptedReasoning: true,
    },
  },
  { kind: 'azure-openai', model: 'gpt-35-turbo', traits: { ...plain, userField: 'user' } },
  { kind: 'azure-openai', model: 'support', traits: { encryptedReasoning: false, strict: true } },
  {
    kind: 'openai-compatible',
    model: 'openai/gpt-5',
    traits: { systemRole: 'system', maxTokensField: 'max_tokens', strict: false, userField: 'user' },
  },
  on('mistral', 'labs-x', {
    callIds: { pattern: /^[A-Za-z0-9]{9}$/, maxLength: 9 },
    maxTokensField: 'max_tokens',
    userField: 'none',
  }),
  on('vllm', 'mistralai/Ministral-8B', { callIds: { pattern: /^[A-Za-z0-9]{9}$/, maxLength: 9 } }),
  on('vllm', 'meta/llama-4', { midSystemRole: 'user' }),
  on('deepseek', 'deepseek-v4-pro', {
    output: 'json',
    reasoningEcho: 'reasoning_content',
    efforts: ['low', 'high', 'max'],
    userField: 'none',
    forcedToolChoice: false,
  }),
  { ...on('deepseek', 'deepseek-v4-pro', { output: 'schema' }), api: 'openai.responses' },
  on('groq', 'openai/gpt-oss-120b', {
    maxTokensField: 'max_completion_tokens',
    efforts: ['low', 'medium', 'high'],
    output: 'json',
  }),
  on('groq', 'llama-3.3-70b-versatile', { efforts: [] }),
  { ...on('groq', 'openai/gpt-oss-120b', { encryptedReasoning: false }), api: 'openai.responses' },
  on('xai', 'grok-4', { maxStops: 0, efforts: [] }),
  on('xai', 'grok-4.3', { maxStops: 0, efforts: ['none', 'low', 'medium', 'high'] }),
  on('xai', 'grok-4.20-non-reasoning', { maxStops: 4, efforts: [] }),
  {
    ...on('xai', 'grok-4.5', { encryptedReasoning: true, maxStops: 0, efforts: ['low', 'medium', 'high'] }),
    api: 'openai.responses',
  },
  on('ollama', 'qwen3', { parallelSwitch: false, userField: 'none', output: 'schema' }),
  on('openrouter', 'openai/gpt-5.6-sol', { sampling: true, systemRole: 'system' }),
  on('gemini', 'gemini-3.5-flash', {
    callPlaceholder: {
      extra_content: { google: { thought_signature: 'skip_thought_signature_validator' } },
    },
    parallelSwitch: false,
    userField: 'none',
  }),
  on('gemini', 'gemini-2.5-flash', { efforts: ['none', 'minimal', 'low', 'medium', 'high'] }),
  on('together', 'Qwen/Qwen3', { parallelSwitch: false }),
  on('fireworks', 'accounts/fireworks/models/glm-5', { maxTokensField: 'max_tokens', parallelSwitch: true }),
  on('cerebras', 'gpt-oss-120b', { maxTokensField: 'max_completion_tokens', userField: 'user' }),
  on('cohere', 'command-a-03-2025', { efforts: ['none', 'high'], parallelSwitch: false }),
];

/** Hosts by the server that they are; servers that run at their user's have none. */
export const hostTestRows: readonly (readonly [host: string, server: string | undefined])[] = [
  ['support-eu.openai.azure.com', 'azure'],
  ['support.services.ai.azure.com', 'azure'],
  ['api.mistral.ai', 'mistral'],
  ['api.deepseek.com', 'deepseek'],
  ['api.groq.com', 'groq'],
  ['api.x.ai', 'xai'],
  ['eu-west-1.api.x.ai', 'xai'],
  ['ollama.com', 'ollama'],
  ['127.0.0.1:11434', 'ollama'],
  ['openrouter.ai', 'openrouter'],
  ['generativelanguage.googleapis.com', 'gemini'],
  ['aiplatform.googleapis.com', 'gemini'],
  ['europe-west4-aiplatform.googleapis.com', 'gemini'],
  ['api.together.xyz', 'together'],
  ['api.fireworks.ai', 'fireworks'],
  ['api.cerebras.ai', 'cerebras'],
  ['api.cohere.ai', 'cohere'],
  ['127.0.0.1:8000', undefined],
  ['api.openai.com', undefined],
  ['phoenix.ai', undefined],
  ['api.groq.com.example.org', undefined],
];
