/** What depends on the model in Anthropic's protocol. */
export interface ModelTraits {
  /** Values of `thinking.type` it takes. */
  readonly thinking: readonly string[];
  /** It thinks also when `thinking` is absent. */
  readonly thinksUnasked: boolean;
  /** Values of `output_config.effort` it takes. */
  readonly efforts: readonly string[];
  /** Of `temperature` and `top_p` it takes both, one at a time, or none but the defaults. */
  readonly sampling: 'both' | 'one' | 'none';
  /** It goes on from a final assistant message. */
  readonly prefill: boolean;
  /** It takes system messages in mid-conversation. */
  readonly systemMessages: boolean;
  /** A thinking block is good only where nothing before it changed. */
  readonly preserved: boolean;
  /** Models whose thinking it reads besides its own. */
  readonly reads: RegExp | undefined;
}

const EFFORTS = ['low', 'medium', 'high', 'xhigh', 'max'];

const LATEST: ModelTraits = {
  thinking: ['adaptive'],
  thinksUnasked: true,
  efforts: EFFORTS,
  sampling: 'none',
  prefill: false,
  systemMessages: true,
  preserved: true,
  reads: undefined,
};

const ADAPTIVE: ModelTraits = {
  ...LATEST,
  thinking: ['adaptive', 'disabled'],
  thinksUnasked: false,
  preserved: false,
  reads: /./,
};

const MANUAL: ModelTraits = {
  ...ADAPTIVE,
  thinking: ['enabled', 'disabled'],
  efforts: [],
  sampling: 'one',
  prefill: true,
  systemMessages: false,
};

/** A model of another name takes whatever some model takes, and binds its thinking. */
const OTHER: ModelTraits = {
  ...LATEST,
  thinking: ['enabled', 'disabled', 'between_tools', 'adaptive'],
  thinksUnasked: false,
  sampling: 'both',
};

/**
 * The first pattern that fits a model's name counts.
 * https://platform.claude.com/docs/en/build-with-claude/thinking#configuring-thinking
 * https://platform.claude.com/docs/en/build-with-claude/preserved-thinking#switching-models
 * https://platform.claude.com/docs/en/about-claude/models/migration-guide
 */
const MODELS: readonly (readonly [name: RegExp, traits: ModelTraits])[] = [
  [/^claude-(fable|mythos)-5-[12]/, { ...LATEST, reads: /^claude-opus-5(-5)?(-\d{8})?$/ }],
  [/^claude-opus-5-5/, LATEST],
  [/^claude-sonnet-5-5/, { ...LATEST, thinking: ['adaptive', 'between_tools'] }],
  [/^claude-haiku-5-5/, { ...LATEST, thinking: ['adaptive', 'disabled'] }],
  [
    /^claude-(opus|sonnet|fable|mythos)-5/,
    { ...ADAPTIVE, thinking: ['adaptive', 'enabled', 'disabled'], thinksUnasked: true },
  ],
  [/^claude-opus-4-[78]/, ADAPTIVE],
  [
    /^claude-(opus|sonnet)-4-6/,
    {
      ...ADAPTIVE,
      thinking: ['adaptive', 'enabled', 'disabled'],
      efforts: ['low', 'medium', 'high', 'max'],
      sampling: 'one',
      systemMessages: false,
    },
  ],
  [/^claude-opus-4-5/, { ...MANUAL, efforts: ['low', 'medium', 'high'] }],
  [/^claude-(opus|sonnet|haiku)-4/, MANUAL],
  [/^claude-3/, { ...MANUAL, sampling: 'both' }],
];

export function traitsOf(model: unknown): ModelTraits {
  return MODELS.find(([name]) => name.test(String(model)))?.[1] ?? OTHER;
}

/** The model's name without the date of its snapshot. */
export function familyOf(model: unknown): string {
  return String(model).replace(/-\d{8}$/, '');
}
