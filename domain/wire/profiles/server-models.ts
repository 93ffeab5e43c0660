import { openaiTraits } from './openai.ts';
import type { ProfileRow } from './row.ts';

const { blobs } = openaiTraits;

/** What the listed servers take otherwise through one API, or of some of their models. */
export const serverModelRows: readonly ProfileRow[] = [
  {
    // https://learn.microsoft.com/azure/ai-foundry/openai/how-to/responses: files are told of for Responses only
    servers: ['azure'],
    format: 'openai.chat',
    traits: { blobs: { ...blobs, document: 'none' } },
  },
  {
    servers: ['azure'],
    format: 'openai.responses',
    traits: { blobs: { ...blobs, document: 'inline', file: 'inline' } }, // without addresses: inferred
  },
  {
    // https://api-docs.deepseek.com/guides/responses_api
    servers: ['deepseek'],
    format: 'openai.responses',
    traits: { output: 'schema', efforts: ['none', 'low', 'high', 'max'] },
  },
  {
    // https://docs.x.ai/docs/guides/reasoning: reasoning models refuse `stop` and know their own efforts
    servers: ['xai'],
    model: /grok-(code|build|[4-9])(?!.*non-reasoning)/,
    traits: { maxStops: 0 },
  },
  { servers: ['xai'], model: /grok-3-mini/, traits: { maxStops: 0, efforts: ['low', 'high'] } },
  { servers: ['xai'], model: /grok-4\.3/, traits: { efforts: ['none', 'low', 'medium', 'high'] } },
  { servers: ['xai'], model: /grok-4\.5/, traits: { efforts: ['low', 'medium', 'high'] } },
  { servers: ['xai'], model: /grok-4\.[6-9]/, traits: { efforts: ['low', 'medium', 'high', 'xhigh'] } },
  {
    // https://console.groq.com/docs/responses-api: of `include` nothing is said: inferred
    servers: ['groq'],
    format: 'openai.responses',
    traits: { encryptedReasoning: false },
  },
  // https://ai.google.dev/gemini-api/docs/openai#thinking: 2.5 Flash can be told not to, older ones don't
  {
    servers: ['gemini'],
    model: /gemini-2\.5-flash/,
    traits: { efforts: ['none', 'minimal', 'low', 'medium', 'high'] },
  },
  { servers: ['gemini'], model: /gemini-(1|2\.0)/, traits: { efforts: [] } },
  {
    // https://ai.google.dev/gemini-api/docs/thought-signatures: each call of the current turn wants one
    servers: ['gemini'],
    model: /gemini-([3-9]|[1-9]\d)/,
    traits: {
      callPlaceholder: {
        extra_content: { google: { thought_signature: 'skip_thought_signature_validator' } },
      },
    },
  },
];
