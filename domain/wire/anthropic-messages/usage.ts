import type { Usage } from '../../cost/usage.ts';
import { isObject } from '../../json.ts';

/** Counts are cumulative and may be null: of each, the last one given holds. */
export function laterUsage(before: Record<string, unknown>, usage: unknown): Record<string, unknown> {
  if (!isObject(usage)) return before;
  const given = Object.entries(usage).filter(([, value]) => value !== null && value !== undefined);
  return { ...before, ...Object.fromEntries(given) };
}

/**
 * `input_tokens` leaves out what the cache served or stored; ours counts everything that was read.
 * https://platform.claude.com/docs/en/build-with-claude/prompt-caching
 */
export function usageOf(usage: Record<string, unknown>): Usage | undefined {
  if (typeof usage['input_tokens'] !== 'number' && typeof usage['output_tokens'] !== 'number')
    return undefined;
  const count = (name: string) => (typeof usage[name] === 'number' ? usage[name] : 0);
  const details = isObject(usage['output_tokens_details']) ? usage['output_tokens_details'] : {};
  const [cacheRead, cacheWrite] = [count('cache_read_input_tokens'), count('cache_creation_input_tokens')];
  const written = isObject(usage['cache_creation']) ? usage['cache_creation'] : {};
  const hour = written['ephemeral_1h_input_tokens'];
  const reasoning = typeof details['thinking_tokens'] === 'number' ? details['thinking_tokens'] : 0;
  return {
    input: count('input_tokens') + cacheRead + cacheWrite,
    output: count('output_tokens'),
    ...(cacheRead > 0 ? { cacheRead } : {}),
    ...(cacheWrite > 0 ? { cacheWrite } : {}),
    ...(typeof hour === 'number' && hour > 0 ? { cacheWrite1h: hour } : {}),
    ...(reasoning > 0 ? { reasoning } : {}),
    ...hostedIn(usage['server_tool_use']),
  };
}

/** `{ web_search_requests: 2 }` as `{ web_search: 2 }`: what was searched is paid apart from the tokens. */
function hostedIn(counts: unknown): Pick<Usage, 'hosted'> {
  const used = Object.entries(isObject(counts) ? counts : {}).flatMap(([name, count]) =>
    typeof count === 'number' && count > 0 ? [[name.replace(/_requests$/, ''), count] as const] : [],
  );
  return used.length === 0 ? {} : { hosted: Object.fromEntries(used) };
}
