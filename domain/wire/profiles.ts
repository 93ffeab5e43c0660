import type { TargetProfile } from './profile.ts';

/** What names a target, for looking up what it accepts. */
export interface TargetFacts {
  /** The provider's name in the configuration. */
  readonly provider: string;
  readonly kind: string;
  readonly model: string;
  readonly apiVersion: string | undefined;
  /** Which of OpenAI's two APIs, for the kinds that speak them; absent: Chat Completions. */
  readonly api?: 'openai.chat' | 'openai.responses';
}

type Traits = Omit<TargetProfile, 'target' | 'model' | 'apiVersion'>;

/** A row applies when everything it names matches; later rows win field by field. */
interface ProfileRow {
  readonly kinds: readonly string[];
  readonly model?: RegExp;
  /** Dates compare as text. */
  readonly apiVersionFrom?: string;
  readonly traits: Partial<Traits>;
}

const visible = /^[\x21-\x7e]+$/;

const chat: Traits = {
  format: 'openai.chat',
  callIds: { pattern: visible, maxLength: 64 },
  defaultMaxOutputTokens: 4096,
  maxTokensField: 'max_completion_tokens',
  systemRole: 'system',
  temperature: true,
  maxStops: 4,
};

/** By provider kind. The apiVersion is the one the SDK sends when none is configured. */
const defaults: Readonly<Record<string, { readonly traits: Traits; readonly apiVersion?: string }>> = {
  openai: { traits: chat },
  // https://learn.microsoft.com/azure/ai-foundry/openai/reference: ids of 41 characters were refused
  'azure-openai': {
    // A deployment's name may say nothing of its model.
    traits: { ...chat, callIds: { pattern: visible, maxLength: 40 }, encryptedReasoning: false },
  },
  'openai-compatible': { traits: { ...chat, maxTokensField: 'max_tokens' } },
  anthropic: {
    apiVersion: '2026-10-21',
    traits: {
      format: 'anthropic.messages',
      callIds: { pattern: /^[A-Za-z0-9_-]+$/, maxLength: 64 },
      defaultMaxOutputTokens: 16_384,
      maxTokensField: 'max_tokens',
      systemRole: 'system',
      temperature: true,
    },
  },
};

const openaiKinds = ['openai', 'azure-openai'];

/** The kinds whose servers may speak either of OpenAI's APIs. */
const bothApis = [...openaiKinds, 'openai-compatible'];

const rows: readonly ProfileRow[] = [
  {
    // https://platform.openai.com/docs/guides/reasoning: no sampling parameters, no stop, instructions as developer
    kinds: openaiKinds,
    model: /(^|[/:])(o[1-9]|gpt-([5-9]|[1-9]\d))/,
    traits: {
      systemRole: 'developer',
      temperature: false,
      maxStops: 0,
      defaultMaxOutputTokens: 16_384,
      encryptedReasoning: true,
    },
  },
  { kinds: openaiKinds, model: /gpt-\d+(\.\d+)?-chat/, traits: { temperature: true, maxStops: 4 } },
  {
    // https://github.com/pydantic/pydantic-ai/issues/2865: "Encrypted content is not supported with this model."
    kinds: bothApis,
    model: /(^|[/:])(gpt-[34]|gpt-\d+(\.\d+)?-chat|chatgpt)/,
    traits: { encryptedReasoning: false },
  },
  {
    // https://docs.mistral.ai/capabilities/function_calling: nine letters or digits
    kinds: ['openai-compatible'],
    model: /(mistral|mixtral|ministral|magistral|codestral|devstral|pixtral)/i,
    traits: { callIds: { pattern: /^[A-Za-z0-9]{9}$/, maxLength: 9 } },
  },
  // https://platform.claude.com/docs/en/about-claude/models/overview: what they can write at most
  { kinds: ['anthropic'], model: /claude-3-(opus|sonnet|haiku)/, traits: { defaultMaxOutputTokens: 4096 } },
  { kinds: ['anthropic'], model: /claude-3-5-/, traits: { defaultMaxOutputTokens: 8192 } },
  {
    // https://platform.claude.com/docs/en/about-claude/models/migration-guide: refused from Opus 4.7 on
    kinds: ['anthropic'],
    model: /claude-(opus-4-([7-9]|\d\d)(?!\d)|[a-z]+-([5-9]|[1-9]\d)(?!\d))/,
    traits: { temperature: false },
  },
  // https://platform.claude.com/docs/en/api/migration-2026-10-21
  { kinds: ['anthropic'], apiVersionFrom: '2026-10-21', traits: { temperature: false } },
];

/** What a target accepts: its kind's defaults, then each row that fits. */
export function profileOf({ provider, kind, model, apiVersion, api }: TargetFacts): TargetProfile {
  const base = defaults[kind];
  if (base === undefined) throw new TypeError(`no profile for the provider kind "${kind}"`);
  if (api !== undefined && !bothApis.includes(kind))
    throw new TypeError(`the provider kind "${kind}" doesn't speak "${api}"`);
  const version = apiVersion ?? base.apiVersion;
  const fitting = rows.filter((row) => fits(row, kind, model, version));
  return {
    ...base.traits,
    ...Object.assign({}, ...fitting.map(({ traits }) => traits)),
    ...(api === undefined ? {} : { format: api }),
    target: `${provider}/${model}`,
    model,
    ...(version === undefined ? {} : { apiVersion: version }),
  };
}

function fits(row: ProfileRow, kind: string, model: string, apiVersion: string | undefined): boolean {
  const late = row.apiVersionFrom === undefined || (apiVersion ?? '') >= row.apiVersionFrom;
  return row.kinds.includes(kind) && (row.model?.test(model) ?? true) && late;
}
