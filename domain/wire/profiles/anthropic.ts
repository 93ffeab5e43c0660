import type { ProfileRow, Traits } from './row.ts';

/** What Anthropic takes of a model that no row knows. */
export const anthropicTraits: Traits = {
  format: 'anthropic.messages',
  callIds: { pattern: /^[A-Za-z0-9_-]+$/, maxLength: 64 },
  toolNames: /^[A-Za-z0-9_-]{1,64}$/,
  defaultMaxOutputTokens: 16_384,
  maxTokensField: 'max_tokens',
  systemRole: 'system',
  // https://platform.claude.com/docs/en/build-with-claude/mid-conversation-system-messages: from Opus 4.8 on there is a
  // role for it, but only after a user's message and before an assistant's: as the user it may stand anywhere.
  midSystemRole: 'user',
  sampling: true,
  efforts: [],
  thinking: 'none',
  forcedToolChoice: true,
  parallelSwitch: true,
  verbosity: false,
  userField: 'none',
  blobs: { image: 'url', document: 'url', audio: 'none', video: 'none', file: 'none' },
  resultBlobs: ['image', 'document'],
  tools: true,
  freeformTools: false,
  strict: true,
  output: 'schema',
  encryptedReasoning: false,
  streamUsage: true,
  finishOptional: false,
};

/** What differs between the dated versions of the API, whatever the model. */
export const anthropicVersionRows: readonly ProfileRow[] = [
  // https://platform.claude.com/docs/en/api/migration-2026-10-21
  { kinds: ['anthropic'], apiVersionFrom: '2026-10-21', traits: { sampling: false } },
];
