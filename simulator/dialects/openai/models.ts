/** What depends on the model in OpenAI's protocols and in those modelled on them. */
export interface ModelTraits {
  /** Settings it refuses always, each with what to use instead, if anything. */
  readonly refuses: Readonly<Record<string, string | undefined>>;
  /** Settings it refuses while it reasons. */
  readonly refusesReasoning: readonly string[];
  /** Efforts it takes; all when undefined. */
  readonly efforts?: readonly string[];
  /** It can reason at all. */
  readonly reasons: boolean;
  /** Reasons in the open: `reasoning_content`, which it wants back on turns that call tools. */
  readonly reasonsOpenly: boolean;
}

const SAMPLING = [
  'temperature',
  'top_p',
  'presence_penalty',
  'frequency_penalty',
  'logprobs',
  'top_logprobs',
];
const NEVER_SAMPLED = Object.fromEntries([...SAMPLING, 'logit_bias'].map((name) => [name, undefined]));
const LONG_LIMIT = { max_tokens: 'max_completion_tokens' };

const PLAIN: ModelTraits = { refuses: {}, refusesReasoning: SAMPLING, reasons: true, reasonsOpenly: false };

/** The first pattern that fits a model's name counts. */
const MODELS: readonly (readonly [name: RegExp, traits: ModelTraits])[] = [
  [/^(gpt-[34]|chatgpt-4|ft:gpt-[34])/, { ...PLAIN, reasons: false }],
  // https://platform.openai.com/docs/guides/reasoning#limitations
  [
    /^o\d/,
    {
      ...PLAIN,
      refuses: { ...NEVER_SAMPLED, ...LONG_LIMIT, stop: undefined },
      efforts: ['low', 'medium', 'high'],
    },
  ],
  // https://platform.openai.com/docs/guides/latest-model
  [
    /^gpt-5(-mini|-nano)?(-\d{4}|$)/,
    {
      ...PLAIN,
      refuses: { ...NEVER_SAMPLED, ...LONG_LIMIT },
      efforts: ['minimal', 'low', 'medium', 'high'],
    },
  ],
  [/^gpt-([5-9]|\d\d)/, { ...PLAIN, refuses: LONG_LIMIT }],
  // https://api-docs.deepseek.com/guides/thinking_mode: sampling is ignored while it thinks, not refused.
  [/deepseek|reasoner/, { ...PLAIN, refusesReasoning: [], reasonsOpenly: true }],
];

export function traitsOf(model: unknown): ModelTraits {
  return MODELS.find(([name]) => name.test(String(model)))?.[1] ?? PLAIN;
}
