import { openaiTraits } from './openai.ts';
import type { ProfileRow, Traits } from './row.ts';

/** What most servers that speak OpenAI's Chat Completions take. */
export const compatibleTraits: Traits = {
  ...openaiTraits,
  refusals: false,
  maxTools: Infinity,
  maxTokensField: 'max_tokens',
  userField: 'user',
  strict: false,
};

/** What Azure takes. https://learn.microsoft.com/azure/ai-foundry/openai/reference: ids of 41 characters were refused */
export const azureTraits: Traits = {
  ...openaiTraits,
  callIds: { ...openaiTraits.callIds, maxLength: 40 },
  // A deployment's name may say nothing of its model.
  encryptedReasoning: false,
};

export const compatibleRows: readonly ProfileRow[] = [
  {
    // https://docs.mistral.ai/capabilities/function_calling: nine letters or digits
    kinds: ['openai-compatible'],
    model: /(mistral|mixtral|ministral|magistral|codestral|devstral|pixtral)/i,
    traits: { callIds: { pattern: /^[A-Za-z0-9]{9}$/, maxLength: 9 } },
  },
];
