import { openaiTraits } from './openai.ts';
import type { ProfileRow, Traits } from './row.ts';

/** One server that speaks OpenAI's APIs. A server that isn't listed works as far as it takes what most take. */
export interface Server {
  /** As the configuration names it. */
  readonly server: string;
  /** Its public hosts, with the port where one is its own; absent: it runs at its user's. */
  readonly hosts?: RegExp;
  /** What it takes otherwise than a plain compatible server. */
  readonly traits: Partial<Traits>;
}

const { blobs } = openaiTraits;
const images = { ...blobs, document: 'none' } as const;
const textOnly = { ...images, image: 'none' } as const;

/** The one list of compatible servers. */
export const servers: readonly Server[] = [
  {
    // https://learn.microsoft.com/azure/ai-foundry/openai/reference: ids of 41 characters were refused
    server: 'azure',
    hosts: /(^|\.)(openai|services\.ai|cognitiveservices)\.azure\.(com|us)$/,
    traits: {
      callIds: { ...openaiTraits.callIds, maxLength: 40 },
      maxTokensField: 'max_completion_tokens',
      userField: 'user',
      strict: true,
      // A deployment's name may say nothing of its model.
      encryptedReasoning: false,
    },
  },
  {
    // https://docs.mistral.ai/api/endpoint/chat: it refuses every field that isn't listed there
    server: 'mistral',
    hosts: /(^|\.)mistral\.ai$/,
    traits: {
      callIds: { pattern: /^[A-Za-z0-9]{9}$/, maxLength: 9 },
      userField: 'none',
      strict: true,
      streamUsage: false, // inferred: the field isn't listed, and usage comes unasked
      midSystemRole: 'user', // inferred: its templates want turns that alternate
      blobs: images,
    },
  },
  {
    // https://api-docs.deepseek.com/api/create-chat-completion and https://api-docs.deepseek.com/guides/thinking_mode
    server: 'deepseek',
    hosts: /(^|\.)deepseek\.com$/,
    traits: {
      maxStops: 16,
      efforts: ['low', 'high', 'max'],
      forcedToolChoice: false,
      parallelSwitch: false,
      userField: 'none',
      output: 'json',
      reasoningEcho: 'reasoning_content',
      blobs: textOnly,
    },
  },
  {
    // https://console.groq.com/docs/openai and https://console.groq.com/docs/structured-outputs: no schemas in streams
    server: 'groq',
    hosts: /(^|\.)groq\.com$/,
    traits: { maxTokensField: 'max_completion_tokens', output: 'json', blobs: images },
  },
  {
    // https://docs.x.ai/docs/api-reference#chat-completions
    server: 'xai',
    hosts: /(^|\.)x\.ai$/,
    traits: { maxTokensField: 'max_completion_tokens', blobs: images },
  },
  {
    // https://docs.vllm.ai/en/latest/serving/openai_compatible_server.html
    server: 'vllm',
    traits: {
      midSystemRole: 'user', // inferred: many chat templates take one system message, the first
      blobs: { ...images, audio: 'inline' },
    },
  },
  {
    // https://docs.ollama.com/api/openai-compatibility
    server: 'ollama',
    hosts: /(^|\.)ollama\.com$|:11434$/,
    traits: {
      forcedToolChoice: false, // inferred: `tool_choice` is read and has no effect
      parallelSwitch: false,
      userField: 'none',
      blobs: { ...images, image: 'inline' },
    },
  },
  {
    // https://openrouter.ai/docs/api/reference/overview and https://openrouter.ai/docs/features/multimodal/pdfs
    server: 'openrouter',
    hosts: /(^|\.)openrouter\.ai$/,
    traits: {
      efforts: ['none', 'minimal', 'low', 'medium', 'high', 'xhigh'],
      blobs: { ...blobs, audio: 'inline' },
    },
  },
  {
    // https://ai.google.dev/gemini-api/docs/openai: names it doesn't know are refused
    server: 'gemini',
    hosts: /^generativelanguage\.googleapis\.com$|(^|-)aiplatform\.googleapis\.com$/,
    traits: {
      efforts: ['minimal', 'low', 'medium', 'high'],
      parallelSwitch: false,
      userField: 'none',
      blobs: { ...images, image: 'inline', audio: 'inline' },
    },
  },
  {
    // https://docs.together.ai/reference/chat-completions-1
    server: 'together',
    hosts: /(^|\.)together\.(ai|xyz)$/,
    traits: { parallelSwitch: false, userField: 'none', blobs: images },
  },
  {
    // https://docs.fireworks.ai/api-reference/post-chatcompletions
    server: 'fireworks',
    hosts: /(^|\.)fireworks\.ai$/,
    traits: { blobs: images },
  },
  {
    // https://inference-docs.cerebras.ai/resources/openai; which blobs it takes is inferred from its models
    server: 'cerebras',
    hosts: /(^|\.)cerebras\.ai$/,
    traits: { maxTokensField: 'max_completion_tokens', userField: 'user', blobs: textOnly },
  },
  {
    // https://docs.cohere.com/docs/compatibility-api: reasoning is on or off, and `tool_choice` isn't taken
    server: 'cohere',
    hosts: /(^|\.)cohere\.(ai|com)$/,
    traits: {
      efforts: ['none', 'high'],
      forcedToolChoice: false,
      parallelSwitch: false,
      userField: 'none',
      streamUsage: false, // inferred: `stream_options` isn't listed
      blobs: images,
    },
  },
];

/** The list as rows. */
export const serverRows: readonly ProfileRow[] = servers.map(({ server, traits }) => ({
  servers: [server],
  traits,
}));

/**
 * Which server of the list it is: the one that the configuration names, or the one that the host of the base URL
 * belongs to; undefined: one of no list.
 */
export function serverOf({
  baseUrl,
  server,
}: {
  readonly baseUrl?: string | undefined;
  readonly server?: string | undefined;
}): string | undefined {
  if (server !== undefined) return server;
  const host = baseUrl === undefined ? undefined : URL.parse(baseUrl)?.host;
  return host === undefined ? undefined : servers.find(({ hosts }) => hosts?.test(host))?.server;
}
