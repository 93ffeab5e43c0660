import type { Usage } from '../../cost/usage.ts';
import { isObject, type JsonObject } from '../../json.ts';

/** `prompt_tokens` counts what the cache served too. Undefined when the chunk brings no counts. */
export function usageOf(usage: unknown): Usage | undefined {
  if (!isObject(usage) || typeof usage['prompt_tokens'] !== 'number') return undefined;
  const input = isObject(usage['prompt_tokens_details']) ? usage['prompt_tokens_details'] : {};
  const output = isObject(usage['completion_tokens_details']) ? usage['completion_tokens_details'] : {};
  return {
    input: usage['prompt_tokens'],
    output: typeof usage['completion_tokens'] === 'number' ? usage['completion_tokens'] : 0,
    // DeepSeek's own name: https://api-docs.deepseek.com/guides/kv_cache
    ...positive('cacheRead', input['cached_tokens'] ?? usage['prompt_cache_hit_tokens']),
    ...positive('cacheWrite', input['cache_write_tokens']),
    ...positive('reasoning', output['reasoning_tokens']),
  };
}

function positive(key: 'cacheRead' | 'cacheWrite' | 'reasoning', value: unknown): Partial<Usage> {
  return typeof value === 'number' && value > 0 ? { [key]: value } : {};
}

/** https://platform.openai.com/docs/api-reference/chat/object */
export function usageBody({ input, output, cacheRead, cacheWrite, reasoning }: Usage): JsonObject {
  return {
    prompt_tokens: input,
    completion_tokens: output,
    total_tokens: input + output,
    prompt_tokens_details: {
      cached_tokens: cacheRead ?? 0,
      ...(cacheWrite === undefined ? {} : { cache_write_tokens: cacheWrite }),
    },
    completion_tokens_details: { reasoning_tokens: reasoning ?? 0 },
  };
}
