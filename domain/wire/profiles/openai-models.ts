import { openaiTraits } from './openai.ts';
import type { ProfileRow, Traits } from './row.ts';

const kinds = ['openai', 'azure-openai'];

/** A row for models whose name begins so, after a vendor's prefix or none. */
function models(name: string, traits: Partial<Traits>, format?: string): ProfileRow {
  const model = new RegExp(`(^|[/:])(${name})`);
  return { kinds, model, traits, ...(format === undefined ? {} : { format }) };
}

const { blobs } = openaiTraits;
const textOnly = { ...blobs, image: 'none', document: 'none' } as const;

/** OpenAI's models, from the family to its exceptions. */
export const openaiModelRows: readonly ProfileRow[] = [
  // https://platform.openai.com/docs/models: what they write at most
  models('gpt-4\\.1', { maxOutputTokens: 32_768 }),
  models('gpt-4o|chatgpt-4o', { maxOutputTokens: 16_384 }),
  models('gpt-(3\\.?5|4-turbo|4-\\d{4}-preview|4o-2024-05-13)', { maxOutputTokens: 4096 }),
  // https://platform.openai.com/docs/guides/structured-outputs: schemas from gpt-4o-2024-08-06 on, before it JSON mode
  models('gpt-(3\\.?5|4-turbo|4-\\d{4}-preview|4o-2024-05-13)', { output: 'json' }),
  models('gpt-4(-0\\d{3}|-32k.*)?$', { output: 'none', blobs: textOnly, maxOutputTokens: 8192 }),
  models('gpt-3\\.?5', { blobs: textOnly }),

  // https://platform.openai.com/docs/guides/reasoning: no sampling, no stop, instructions as developer
  models('o[1-9]|codex-mini|gpt-([5-9]|1\\d)', {
    systemRole: 'developer',
    midSystemRole: 'developer',
    sampling: false,
    maxStops: 0,
    defaultMaxOutputTokens: 16_384,
    encryptedReasoning: true,
    efforts: ['low', 'medium', 'high'],
  }),
  // https://learn.microsoft.com/azure/ai-foundry/openai/how-to/reasoning: one call at a time is no choice of theirs
  models('o[1-9]', { maxOutputTokens: 100_000, parallelSwitch: false }),
  // https://platform.openai.com/docs/models/o3-mini: text only
  models('o[13]-mini', { blobs: textOnly }),
  // https://platform.openai.com/docs/guides/latest-model: verbosity and custom tools came with GPT-5
  models('gpt-([5-9]|1\\d)', { maxOutputTokens: 128_000, verbosity: true, freeformTools: true }),

  // https://developers.openai.com/api/docs/guides/reasoning: each family has its own efforts
  models('gpt-5', { efforts: ['minimal', 'low', 'medium', 'high'] }),
  models('gpt-5\\.', { efforts: ['none', 'low', 'medium', 'high', 'xhigh', 'max'] }),
  models('gpt-5\\.1', { efforts: ['none', 'low', 'medium', 'high'] }),
  models('gpt-5\\.[2-5]', { efforts: ['none', 'low', 'medium', 'high', 'xhigh'] }),
  // https://developers.openai.com/api/docs/models/gpt-6.2-sol: refuses none; 6.1-terra and later ones: inferred
  models('gpt-([6-9]|1\\d)', { efforts: ['low', 'medium', 'high', 'xhigh', 'max'] }),
  models('gpt-6-(sol|luna)', { efforts: ['none', 'low', 'medium', 'high', 'xhigh', 'max'] }),
  models('gpt-5(\\.1)?-codex', { efforts: ['low', 'medium', 'high'] }),
  models('gpt-5\\.(1-codex-max|[2-9]-codex)', { efforts: ['low', 'medium', 'high', 'xhigh'] }),
  // https://github.com/openai/codex/issues/9035: Codex models know no verbosity but medium; of later ones: inferred
  models('gpt-5(\\.\\d+)?-codex', { verbosity: false }),
  models('gpt-5-pro', { efforts: ['high'], maxOutputTokens: 272_000 }),
  models('gpt-5\\.\\d+-pro', { efforts: ['medium', 'high', 'xhigh'] }),

  // https://platform.openai.com/docs/models/gpt-5-chat-latest: the model of ChatGPT, which doesn't reason …
  models('gpt-\\d+(\\.\\d+)?-chat', {
    efforts: ['medium'],
    verbosity: false,
    freeformTools: false,
    maxOutputTokens: 16_384,
  }),
  // … before 5.1, whose successors reason at this one effort
  models('gpt-5-chat', {
    systemRole: 'system',
    midSystemRole: 'system',
    sampling: true,
    maxStops: 4,
    efforts: [],
  }),

  // https://developers.openai.com/api/docs/guides/deployment-checklist: tools with reasoning are for Responses, and …
  models('gpt-(5\\.[6-9]|6-(sol|luna))', { effortWithTools: 'none' }, 'openai.chat'),
  // … these can't but reason; of other than Astra and Sol: inferred
  models('gpt-(6(?!-(sol|luna))|[7-9]|1\\d)', { tools: false, freeformTools: false }, 'openai.chat'),

  // https://platform.openai.com/docs/guides/audio: they hear, and don't see
  models('gpt-(4o-(mini-)?)?audio', { blobs: { ...textOnly, audio: 'inline' } }, 'openai.chat'),
  {
    // https://github.com/pydantic/pydantic-ai/issues/2865: "Encrypted content is not supported with this model."
    kinds: [...kinds, 'openai-compatible'],
    model: /(^|[/:])(gpt-[34]|gpt-5-chat|chatgpt)/,
    traits: { encryptedReasoning: false },
  },
];
