import type { DialectName, ProviderOptions } from '../../../simulator/index.ts';

/** How a provider is asked: by an `llmCall`, or by an `llmAgent`, which also sends the results of its tools. */
export type Mode = 'call' | 'agent';

/** A provider of its own, so that what it is told to do wrong disturbs nobody else, and the one that stands in for it. */
export interface Lane {
  /** Of the provider, of the route and of the agent. */
  readonly name: string;
  readonly format: DialectName;
  readonly mode: Mode;
  readonly primary: string;
  /** Speaks another format. */
  readonly backup: string;
}

interface Speaker {
  readonly vendor: ProviderOptions['dialect'];
  readonly model: string;
  /** What the configuration says besides the address. */
  readonly settings: object;
  readonly backup: string;
}

export const openaiBackup = 'openai/gpt-5.6-sol';
export const anthropicBackup = 'anthropic/claude-opus-5-5';

export const speakers: Readonly<Record<DialectName, Speaker>> = {
  'openai-chat': {
    vendor: 'openai',
    model: 'gpt-5.6-sol',
    settings: { kind: 'openai', api: 'openai.chat' },
    backup: anthropicBackup,
  },
  'openai-responses': {
    vendor: 'openai',
    model: 'gpt-5.6-sol',
    settings: { kind: 'openai', api: 'openai.responses' },
    backup: anthropicBackup,
  },
  'anthropic-messages': {
    vendor: 'anthropic',
    model: 'claude-opus-5-5',
    settings: { kind: 'anthropic' },
    backup: openaiBackup,
  },
};

export const lanes: readonly Lane[] = (Object.keys(speakers) as DialectName[]).flatMap((format) =>
  (['call', 'agent'] as const).map((mode) => {
    const { model, backup } = speakers[format];
    const name = `${format}-${mode}`;
    return { name, format, mode, primary: `${name}/${model}`, backup };
  }),
);
