import { openaiTraits } from './openai.ts';
import type { ProfileRow, Traits } from './row.ts';

/** What most servers that speak OpenAI's APIs take. */
export const compatibleTraits: Traits = {
  ...openaiTraits,
  refusals: false,
  maxTools: Infinity,
  maxTokensField: 'max_tokens',
  userField: 'user',
  strict: false,
};

const kinds = ['openai-compatible'];

/** Open models, which many servers have. */
export const compatibleModelRows: readonly ProfileRow[] = [
  {
    // https://docs.mistral.ai/capabilities/function_calling: nine letters or digits, checked by the model's template
    kinds,
    model: /(mistral|mixtral|ministral|magistral|codestral|devstral|pixtral)/i,
    traits: { callIds: { pattern: /^[A-Za-z0-9]{9}$/, maxLength: 9 } },
  },
  {
    // https://cookbook.openai.com/articles/openai-harmony: the efforts that its template knows
    kinds,
    model: /gpt-oss/i,
    traits: { efforts: ['low', 'medium', 'high'] },
  },
];
