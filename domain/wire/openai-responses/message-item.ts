import type { JsonObject } from '../../json.ts';

/** Words as an input item, in the form that every role has and that needs no id. */
export function messageItem(role: 'user' | 'assistant' | 'developer', content: string): JsonObject {
  return { type: 'message', role, content };
}
