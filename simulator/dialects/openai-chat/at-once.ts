import { isFields, type Fields } from '../../json.ts';
import { objects } from '../../judge/values.ts';
import type { StreamEvent } from '../dialect.ts';

/** One chunk with the message as its delta, finish reason and usage included, and `[DONE]`. */
export function atOnce(json: Fields): StreamEvent[] {
  const choices = objects(json['choices']).map(({ message, ...choice }) => ({
    delta: isFields(message) ? numbered(message) : {},
    ...choice,
  }));
  const chunk = { ...json, object: 'chat.completion.chunk', choices };
  return [
    { mark: 'token', tokens: 0, wire: `data: ${JSON.stringify(chunk)}\n\n` },
    { mark: 'done', tokens: 0, wire: 'data: [DONE]\n\n' },
  ];
}

function numbered(message: Fields): Fields {
  if (message['tool_calls'] === undefined) return message;
  const calls = objects(message['tool_calls']).map((call, index) => ({ index, ...call }));
  return { ...message, tool_calls: calls };
}
