import type { Usage } from '../../cost/usage.ts';
import { isObject } from '../../json.ts';

/** `input_tokens` counts what the cache served too. Undefined when the response brings no counts. */
export function usageOf(usage: unknown): Usage | undefined {
  if (!isObject(usage) || typeof usage['input_tokens'] !== 'number') return undefined;
  const input = isObject(usage['input_tokens_details']) ? usage['input_tokens_details'] : {};
  const output = isObject(usage['output_tokens_details']) ? usage['output_tokens_details'] : {};
  return {
    input: usage['input_tokens'],
    output: typeof usage['output_tokens'] === 'number' ? usage['output_tokens'] : 0,
    ...positive('cacheRead', input['cached_tokens']),
    ...positive('cacheWrite', input['cache_write_tokens']),
    ...positive('reasoning', output['reasoning_tokens']),
  };
}

function positive(key: 'cacheRead' | 'cacheWrite' | 'reasoning', value: unknown): Partial<Usage> {
  return typeof value === 'number' && value > 0 ? { [key]: value } : {};
}
