import { isObject } from '../../json.ts';
import type { ReaderOptions, ReadResult } from '../format.ts';
import { ChatReader, done } from './read.ts';

/**
 * The body of a response that was not streamed: the chunk that says it all.
 * https://platform.openai.com/docs/api-reference/chat/object
 */
export function read(body: unknown, options: ReaderOptions): ReadResult {
  const reader = new ChatReader(options);
  reader.push(isObject(body) ? asChunk(body) : { error: 'the body is no JSON object' });
  reader.push(done);
  return reader.end();
}

function asChunk(body: Readonly<Record<string, unknown>>): unknown {
  const choices: readonly unknown[] = Array.isArray(body['choices']) ? body['choices'] : [];
  return { ...body, choices: choices.map((choice) => (isObject(choice) ? asDelta(choice) : choice)) };
}

/** Each call of a whole message is one of its own, whatever it has for an id. */
function asDelta({ message, ...choice }: Readonly<Record<string, unknown>>): unknown {
  if (!isObject(message)) return choice;
  const calls: readonly unknown[] = Array.isArray(message['tool_calls']) ? message['tool_calls'] : [];
  const placed = calls.map((call, index) => (isObject(call) ? { ...call, index } : call));
  return { ...choice, delta: { ...message, tool_calls: placed } };
}
