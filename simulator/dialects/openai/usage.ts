import { countTokens } from '../../model/tokens.ts';

/** https://platform.openai.com/docs/guides/prompt-caching#requirements */
const LEAST_CACHED = 1_024;
const CACHED_STEP = 128;

/**
 * Tokens read from the cache: whatever an earlier request of the conversation had sent, as if it had been the
 * last one to come. `before` is that part of this request.
 */
export function cachedTokens(inputTokens: number, before: () => unknown): number {
  if (inputTokens < LEAST_CACHED) return 0;
  const tokens = countTokens(JSON.stringify(before()));
  return tokens < LEAST_CACHED ? 0 : tokens - (tokens % CACHED_STEP);
}
