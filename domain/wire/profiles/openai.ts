import type { ProfileRow, Traits } from './row.ts';

const visible = /^[\x21-\x7e]+$/;

/** What OpenAI's own servers take of a model that no row knows, through Chat Completions. */
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
  // https://developers.openai.com/api/docs/guides/file-inputs: Chat Completions reads PDF only
  blobs: { image: 'url', document: 'inline', audio: 'none', video: 'none', file: 'none' },
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

/** What differs between the two APIs, whatever the model. */
export const openaiApiRows: readonly ProfileRow[] = [
  {
    // https://platform.openai.com/docs/guides/function-calling: images and files are outputs of functions here
    kinds: ['openai', 'azure-openai'],
    format: 'openai.responses',
    traits: {
      resultBlobs: ['image', 'document', 'file'],
      blobs: { ...openaiTraits.blobs, document: 'url', file: 'url' },
    },
  },
];

/** What Responses has no field for, whoever serves it. */
export const responsesLimits: ProfileRow = {
  // https://platform.openai.com/docs/api-reference/responses/create: it has no stop sequences
  format: 'openai.responses',
  traits: { maxStops: 0 },
};
