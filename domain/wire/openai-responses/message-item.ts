import type { JsonObject } from '../../json.ts';

/** A message as an input item, in the form that every role has and that needs no id. */
export function messageItem(
  role: 'user' | 'assistant' | 'developer' | 'system',
  content: string | readonly JsonObject[],
): JsonObject {
  return { type: 'message', role, content };
}
