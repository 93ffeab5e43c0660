import type { ProfileRow, Traits } from './row.ts';

/** What Anthropic takes of a model that no row knows. */
export const anthropicTraits: Traits = {
  format: 'anthropic.messages',
  callIds: { pattern: /^[A-Za-z0-9_-]+$/, maxLength: 64 },
  toolNames: /^[A-Za-z0-9_-]{1,64}$/,
  defaultMaxOutputTokens: 16_384,
  maxTokensField: 'max_tokens',
  systemRole: 'system',
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

const kinds = ['anthropic'];

export const anthropicRows: readonly ProfileRow[] = [
  // https://platform.claude.com/docs/en/about-claude/models/overview: what they can write at most
  {
    kinds,
    model: /claude-3-(opus|sonnet|haiku)/,
    traits: { defaultMaxOutputTokens: 4096, maxOutputTokens: 4096 },
  },
  { kinds, model: /claude-3-5-/, traits: { defaultMaxOutputTokens: 8192, maxOutputTokens: 8192 } },
  {
    // https://platform.claude.com/docs/en/about-claude/models/migration-guide: refused from Opus 4.7 on
    kinds,
    model: /claude-(opus-4-([7-9]|\d\d)(?!\d)|[a-z]+-([5-9]|[1-9]\d)(?!\d))/,
    traits: { sampling: false },
  },
  // https://platform.claude.com/docs/en/api/migration-2026-10-21
  { kinds, apiVersionFrom: '2026-10-21', traits: { sampling: false } },
  // https://platform.claude.com/docs/en/build-with-claude/extended-thinking
  {
    kinds,
    model: /claude-(3-7-|(opus|sonnet|haiku)-4)/,
    traits: {
      thinking: 'budget',
      efforts: ['none', 'minimal', 'low', 'medium', 'high'],
      forcedToolChoice: false,
    },
  },
  // https://platform.claude.com/docs/en/build-with-claude/adaptive-thinking
  {
    kinds,
    model: /claude-(opus-4-([6-9]|\d\d)(?!\d)|sonnet-4-([6-9]|\d\d)(?!\d)|[a-z]+-([5-9]|[1-9]\d)(?!\d))/,
    traits: { thinking: 'adaptive', efforts: ['low', 'medium', 'high', 'max'], forcedToolChoice: false },
  },
];
