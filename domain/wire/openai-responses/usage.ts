import type { Usage } from '../../cost/usage.ts';
import { isObject, type JsonObject } from '../../json.ts';

type Count = 'cacheRead' | 'cacheWrite' | 'reasoning';

/**
 * `input_tokens` counts what the cache served too; searches are told beside the tokens. Undefined when the response
 * brings no counts.
 */
export function usageOf({ usage, tool_usage: tools }: Record<string, unknown>): Usage | undefined {
  if (!isObject(usage) || typeof usage['input_tokens'] !== 'number') return undefined;
  const input = isObject(usage['input_tokens_details']) ? usage['input_tokens_details'] : {};
  const output = isObject(usage['output_tokens_details']) ? usage['output_tokens_details'] : {};
  const searches = isObject(tools) && isObject(tools['web_search']) ? tools['web_search'] : {};
  const count = searches['num_requests'];
  return {
    input: usage['input_tokens'],
    output: typeof usage['output_tokens'] === 'number' ? usage['output_tokens'] : 0,
    ...positive('cacheRead', input['cached_tokens']),
    ...positive('cacheWrite', input['cache_write_tokens']),
    ...positive('reasoning', output['reasoning_tokens']),
    ...(typeof count === 'number' && count > 0 ? { hosted: { web_search: count } } : {}),
  };
}

/** The fields of a response that tell its cost. */
export function usageBody(usage: Usage | undefined): JsonObject {
  if (usage === undefined) return { usage: null };
  const { input, output, cacheRead = 0, cacheWrite = 0, reasoning = 0, hosted = {} } = usage;
  const searches = hosted['web_search'];
  return {
    usage: {
      input_tokens: input,
      input_tokens_details: { cached_tokens: cacheRead, cache_write_tokens: cacheWrite },
      output_tokens: output,
      output_tokens_details: { reasoning_tokens: reasoning },
      total_tokens: input + output,
    },
    ...(searches === undefined ? {} : { tool_usage: { web_search: { num_requests: searches } } }),
  };
}

function positive(key: Count, value: unknown): Partial<Usage> {
  return typeof value === 'number' && value > 0 ? { [key]: value } : {};
}
