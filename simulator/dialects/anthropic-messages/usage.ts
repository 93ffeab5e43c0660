import { isFields } from '../../json.ts';
import type { Answer } from '../../model/answer.ts';
import { answerTokens, countTokens, thoughtTokens } from '../../model/tokens.ts';
import type { Writing } from '../dialect.ts';
import { cacheableOf } from './merged.ts';

/** https://platform.claude.com/docs/en/build-with-claude/prompt-caching#tracking-cache-performance */
export function inputUsage(writing: Writing) {
  const marked = markedTokens(writing);
  // What a later turn sends again an earlier one has written.
  const read = isLater(writing) ? marked : 0;
  return {
    input_tokens: writing.inputTokens - marked,
    cache_creation_input_tokens: marked - read,
    cache_read_input_tokens: read,
  };
}

export function outputUsage(answer: Answer) {
  const thinking = thoughtTokens(answer);
  const searches = answer.searches?.length ?? 0;
  return {
    output_tokens: answerTokens(answer) + thinking,
    ...(thinking > 0 && { output_tokens_details: { thinking_tokens: thinking } }),
    ...(searches > 0 && { server_tool_use: { web_search_requests: searches, web_fetch_requests: 0 } }),
  };
}

/** Tokens up to the last mark of the cache: all of the request where it is marked as a whole. */
function markedTokens({ body, inputTokens }: Writing): number {
  if (isFields(body['cache_control'])) return inputTokens;
  const blocks = cacheableOf(body).map(({ value }) => value);
  const last = blocks.findLastIndex((block) => isFields(block['cache_control']));
  return last === -1 ? 0 : Math.min(inputTokens, countTokens(JSON.stringify(blocks.slice(0, last + 1))));
}

function isLater({ body: { messages } }: Writing): boolean {
  return Array.isArray(messages) && messages.some((one) => isFields(one) && one['role'] === 'assistant');
}
