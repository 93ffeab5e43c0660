import type { ProviderName } from './scenario.ts';

export const primary = 'openai/gpt-5.6-sol';
export const backup = 'anthropic/claude-opus-5-5';
export const weak = 'weak/gpt-5.6-mini';

/** The primary's, as the simulator knows it. */
export const primaryProvider: ProviderName = 'openai';

/** What a first token usually takes, in ms. */
export const usualFirstTokenMs = 300;
