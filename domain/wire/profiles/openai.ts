import type { ProfileRow, Traits } from './row.ts';

const visible = /^[\x21-\x7e]+$/;

/** What OpenAI's own servers take of a model that no row knows. */
export const openaiTraits: Traits = {
  format: 'openai.chat',
  callIds: { pattern: visible, maxLength: 64 },
  toolNames: /^[A-Za-z0-9_-]{1,64}$/,
  defaultMaxOutputTokens: 4096,
  maxTokensField: 'max_completion_tokens',
  systemRole: 'system',
  midSystemRole: 'system',
  sampling: true,
  maxStops: 4,
  efforts: [],
  thinking: 'none',
  forcedToolChoice: true,
  parallelSwitch: true,
  verbosity: false,
  userField: 'safety_identifier',
  blobs: { image: 'url', document: 'inline', audio: 'none', video: 'none', file: 'inline' },
  resultBlobs: [],
  // https://platform.openai.com/docs/api-reference/chat/create#chat_create-messages
  refusals: true,
  tools: true,
  // "Invalid 'tools': array too long. Expected an array with maximum length 128"
  maxTools: 128,
  freeformTools: false,
  strict: true,
  output: 'schema',
  encryptedReasoning: true,
  streamUsage: true,
  finishOptional: false,
};

const kinds = ['openai', 'azure-openai'];

export const openaiRows: readonly ProfileRow[] = [
  {
    // https://platform.openai.com/docs/guides/reasoning: no sampling parameters, no stop, instructions as developer
    kinds,
    model: /(^|[/:])(o[1-9]|gpt-([5-9]|[1-9]\d))/,
    traits: {
      systemRole: 'developer',
      midSystemRole: 'developer',
      sampling: false,
      maxStops: 0,
      defaultMaxOutputTokens: 16_384,
      encryptedReasoning: true,
      efforts: ['low', 'medium', 'high'],
    },
  },
  {
    // https://platform.openai.com/docs/guides/latest-model
    kinds,
    model: /(^|[/:])gpt-([5-9]|[1-9]\d)/,
    traits: { efforts: ['minimal', 'low', 'medium', 'high'], verbosity: true, freeformTools: true },
  },
  {
    kinds,
    model: /(^|[/:])gpt-(5\.[1-9]|[6-9]|[1-9]\d)/,
    traits: { efforts: ['none', 'low', 'medium', 'high', 'xhigh', 'max'] },
  },
  {
    kinds,
    model: /gpt-\d+(\.\d+)?-chat/,
    traits: { sampling: true, maxStops: 4, efforts: [], freeformTools: false },
  },
  {
    // https://github.com/pydantic/pydantic-ai/issues/2865: "Encrypted content is not supported with this model."
    kinds: [...kinds, 'openai-compatible'],
    model: /(^|[/:])(gpt-[34]|gpt-\d+(\.\d+)?-chat|chatgpt)/,
    traits: { encryptedReasoning: false },
  },
  {
    // https://platform.openai.com/docs/guides/audio
    kinds,
    format: 'openai.chat',
    model: /audio/,
    traits: { blobs: { ...openaiTraits.blobs, audio: 'inline' } },
  },
  {
    // https://platform.openai.com/docs/guides/function-calling: images and files are outputs of functions here
    kinds,
    format: 'openai.responses',
    traits: {
      resultBlobs: ['image', 'document', 'file'],
      blobs: { ...openaiTraits.blobs, document: 'url', file: 'url' },
    },
  },
];
