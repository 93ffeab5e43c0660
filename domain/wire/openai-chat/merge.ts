import type { Json, JsonObject } from '../../json.ts';

/**
 * Makes one message of neighbours of one role: the chat templates of Mistral, Gemini and many models behind vLLM refuse
 * a conversation in which user and assistant don't take turns. Tool messages stay apart, one for each call.
 */
export function mergeNeighbours(messages: readonly JsonObject[]): readonly JsonObject[] {
  const out: JsonObject[] = [];
  for (const message of messages) {
    const last = out.at(-1);
    if (last !== undefined && last['role'] === message['role'] && message['role'] !== 'tool')
      out[out.length - 1] = { ...last, ...message, content: joined(last['content'], message['content']) };
    else out.push(message);
  }
  return out;
}

function joined(...contents: readonly (Json | undefined)[]): Json {
  const said = contents.filter((content) => typeof content === 'string');
  return said.length === 0 ? null : said.join('\n\n');
}
