import { array, constantFrom, integer, jsonValue, record, string, tuple, type Arbitrary } from 'fast-check';
import type { AssistantPart, BlobPart, Message, Part } from '../../domain/conversation/message.ts';
import { parseArguments } from '../../domain/conversation/arguments.ts';
import { call } from './messages.ts';

/** What every vendor can be told: words, images, calls, and results that came or failed. */
const words = string({ minLength: 1, maxLength: 12 }).map((text) => `said ${text.trim()}`);

const image: Arbitrary<BlobPart> = constantFrom('iVBORw0KGgo=', 'iVBORw0KGgoAAAAN').map((data) => ({
  type: 'blob',
  kind: 'image',
  source: { at: 'inline', mediaType: 'image/png', data },
}));

const heard: Arbitrary<(turn: number) => readonly Message[]> = tuple(
  words,
  array(image, { maxLength: 2 }),
).map(([text, images]) => () => [{ role: 'user', content: [{ type: 'text', text }, ...images] }]);

const made = record({
  args: jsonValue({ maxDepth: 1 }),
  failed: constantFrom(true, false),
  output: words,
});

const answered: Arbitrary<(turn: number) => readonly Message[]> = record({
  text: words,
  calls: array(made, { minLength: 1, maxLength: 3 }),
}).map(({ text, calls }) => (turn) => {
  const parts: readonly AssistantPart[] = [
    { type: 'text', text },
    ...calls.map(({ args }, at) => call(`call_${turn}_${at}`, 'look_up', JSON.stringify({ args }))),
  ];
  const results = calls.map(({ failed, output }, at) => ({
    type: 'result' as const,
    callId: `call_${turn}_${at}`,
    status: failed ? ('error' as const) : ('ok' as const),
    content: [{ type: 'text' as const, text: output }],
  }));
  return [
    { role: 'assistant', content: parts },
    { role: 'tool', content: results },
  ];
});

/** Conversations whose every part is portable, with turns as every vendor has them. */
export const portableConversations: Arbitrary<readonly Message[]> = tuple(
  words,
  array(tuple(heard, answered), { maxLength: 4 }),
  heard,
  integer({ min: 0, max: 1 }),
).map(([instructions, turns, last, withSystem]) => [
  ...(withSystem === 1
    ? [{ role: 'system' as const, content: [{ type: 'text' as const, text: instructions }] }]
    : []),
  ...turns.flatMap(([user, assistant], turn) => [...user(turn), ...assistant(turn)]),
  ...last(turns.length),
]);

/** What of a conversation must survive any journey: who said what, in which order. */
export function gist(conversation: readonly Message[]): readonly unknown[] {
  return conversation.flatMap(({ role, content }) =>
    (content as readonly Part[]).map((part) => [role, gistOf(part)]),
  );
}

function gistOf(part: Part): unknown {
  switch (part.type) {
    case 'text':
      return part.text;
    case 'blob':
      return part.source;
    case 'call':
      return { call: part.callId, name: part.name, arguments: parseArguments(part.arguments) };
    case 'result':
      return { result: part.callId, status: part.status, content: part.content.map(gistOf) };
    case 'reasoning':
    case 'refusal':
    case 'hosted':
    case 'compaction':
    case 'opaque':
    default:
      return part;
  }
}
