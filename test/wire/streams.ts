import {
  array,
  constantFrom,
  type Arbitrary,
  integer,
  jsonValue,
  oneof,
  record,
  string,
  tuple,
} from 'fast-check';
import * as chat from './chat-chunks.ts';
import * as messages from './message-events.ts';

/** A stream that its vendor could send, and which of its events first makes the answer whole. */
export interface Stream {
  readonly api: string;
  readonly events: readonly unknown[];
  readonly terminal: number;
}

const words = array(string({ minLength: 1 }), { minLength: 1, maxLength: 4 });
const toolCalls = array(record({ name: constantFrom('look', 'send'), args: jsonValue({ maxDepth: 1 }) }), {
  maxLength: 3,
});
const pieces = (args: unknown, at: number) => {
  const json = JSON.stringify({ args });
  return [json.slice(0, at), json.slice(at)];
};

const chatStream: Arbitrary<Stream> = tuple(words, toolCalls, integer({ min: 0, max: 9 })).map(
  ([said, made, at]) => {
    const content = [
      ...['Well, ', ...said].map((each) => chat.text(each)),
      ...made.flatMap(({ name, args }, index) => [
        chat.calls({ index, id: `call_${index}`, function: { name, arguments: '' } }),
        ...pieces(args, at).map((each) => chat.calls({ index, function: { arguments: each } })),
      ]),
    ];
    const end = [
      chat.finish(made.length > 0 ? 'tool_calls' : 'stop'),
      chat.usage({ prompt_tokens: 1, completion_tokens: 1 }),
    ];
    return { api: 'openai.chat', events: [...content, ...end], terminal: content.length };
  },
);

const messageStream: Arbitrary<Stream> = tuple(words, toolCalls, integer({ min: 0, max: 9 })).map(
  ([said, made, at]) => {
    const content = [
      messages.start(),
      messages.ping,
      ...messages.text(0, 'Well, ', ...said),
      ...made.flatMap(({ name, args }, index) =>
        messages.toolUse(index + 1, `toolu_${index}`, name, ...pieces(args, at)),
      ),
    ];
    const end = [messages.ending(made.length > 0 ? 'tool_use' : 'end_turn'), messages.stop];
    return { api: 'anthropic.messages', events: [...content, ...end], terminal: content.length };
  },
);

export const stream: Arbitrary<Stream> = oneof(chatStream, messageStream);
