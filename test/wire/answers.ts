import { array, constantFrom, integer, jsonValue, oneof, record, string, type Arbitrary } from 'fast-check';
import type { AssistantPart } from '../../domain/conversation/message.ts';
import type { Answer } from '../../domain/wire/format.ts';

const words = oneof(string({ minLength: 1 }), constantFrom('hello', 'é🎭 über', 'line\nline', '{"a":1}')).map(
  (text) => (text.trim() === '' ? `said ${text}` : text),
);

const call: Arbitrary<AssistantPart> = record({
  name: constantFrom('look', 'send'),
  args: jsonValue({ maxDepth: 1 }),
  id: integer({ min: 0, max: 99_999 }),
}).map(({ name, args, id }) => ({
  type: 'call',
  callId: `call_${id}`,
  name,
  arguments: JSON.stringify({ args }),
}));

/** Answers that every wire format can say in full: words, then calls with ids of their own. */
export const answers: Arbitrary<Answer> = record({
  text: words,
  calls: array(call, { maxLength: 3 }),
  usage: record({ input: integer({ min: 1, max: 9 }), output: integer({ min: 1, max: 9 }) }),
}).map(({ text, calls, usage }) => ({
  content: [
    { type: 'text', text },
    ...calls.map((part, at) => (part.type === 'call' ? { ...part, callId: `${part.callId}_${at}` } : part)),
  ],
  finish: calls.length > 0 ? 'tool_calls' : 'stop',
  usage,
}));
