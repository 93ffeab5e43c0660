import type { Finish } from '../format.ts';

/** https://platform.openai.com/docs/api-reference/chat/object, and Mistral's word for a full context. */
const finishes: Readonly<Record<string, Finish>> = {
  stop: 'stop',
  tool_calls: 'tool_calls',
  length: 'length',
  content_filter: 'content_filter',
  function_call: 'tool_calls',
  model_length: 'length',
};

/**
 * Reasons that say that the server gave up.
 * https://api-docs.deepseek.com/api/create-chat-completion
 */
export const brokenOff: readonly string[] = ['error', 'insufficient_system_resource'];

/** What a server makes up may be the name of something that every object has. */
export function finishOf(reason: string | undefined): Finish {
  const known = reason !== undefined && Object.hasOwn(finishes, reason);
  return known ? (finishes[reason] ?? 'unknown') : 'unknown';
}

/** The API's word for a finish; what it has no word for has stopped. */
export function finishReasonOf(finish: Finish): string {
  return Object.keys(finishes).find((reason) => finishes[reason] === finish) ?? 'stop';
}
