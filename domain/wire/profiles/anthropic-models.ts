import type { ProfileRow, Traits } from './row.ts';

/** A row for models with one of these in their name, such as `opus-4-[67]`. A date is no part of a version. */
function models(name: string, traits: Partial<Traits>): ProfileRow {
  return { kinds: ['anthropic'], model: new RegExp(`claude-(${name})(?!\\d)`), traits };
}

const fifth = '[a-z]+-([5-9]|[1-9]\\d)';
const alwaysThinking = '(fable|mythos)-([5-9]|[1-9]\\d)|(opus|sonnet)-(5-[5-9]|[6-9]|[1-9]\\d)';

/** Anthropic's models, from the oldest on. What is said of Claude 6 and later is inferred. */
export const anthropicModelRows: readonly ProfileRow[] = [
  // https://platform.claude.com/docs/en/about-claude/models/overview: what they write at most
  models('3-(opus|sonnet|haiku)', { defaultMaxOutputTokens: 4096, maxOutputTokens: 4096 }),
  models('3-5', { defaultMaxOutputTokens: 8192, maxOutputTokens: 8192 }),
  models('3-7|[a-z]+-4', { maxOutputTokens: 64_000 }),
  models('opus-4(?!-[2-9](?!\\d))', { maxOutputTokens: 32_000 }),
  models(`opus-4-[6-8]|mythos-preview|${fifth}`, { maxOutputTokens: 128_000 }),

  // https://platform.claude.com/docs/en/build-with-claude/structured-outputs: from 4.5 on
  models('3|[a-z]+-4(?!-[2-9](?!\\d))', { strict: false, output: 'none' }),

  // https://platform.claude.com/docs/en/about-claude/models/migration-guide: refused from Opus 4.7 on
  models(`opus-4-[78]|${fifth}`, { sampling: false }),

  // https://platform.claude.com/docs/en/build-with-claude/extended-thinking: on a budget, no tool can be forced
  models('3-7|[a-z]+-4(?!-[6-9](?!\\d))', {
    thinking: 'budget',
    efforts: ['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'],
    forcedToolChoice: false,
  }),
  // https://platform.claude.com/docs/en/build-with-claude/adaptive-thinking and …/effort
  models('[a-z]+-4-[6-8]', { thinking: 'adaptive', efforts: ['none', 'low', 'medium', 'high', 'max'] }),
  models(`opus-4-[78]|${fifth}`, {
    thinking: 'adaptive',
    efforts: ['none', 'low', 'medium', 'high', 'xhigh', 'max'],
  }),
  // https://platform.claude.com/docs/en/build-with-claude/thinking: it can't be switched off
  models(alwaysThinking, { efforts: ['low', 'medium', 'high', 'xhigh', 'max'] }),
  models('mythos-preview', { thinking: 'adaptive', efforts: ['low', 'medium', 'high', 'max'] }),
  // https://platform.claude.com/docs/en/models/opus-5-5/whats-new-opus-5-5: nor can a tool be forced; Fable 5: inferred
  models(`${alwaysThinking}|mythos-preview`, { forcedToolChoice: false }),
];
