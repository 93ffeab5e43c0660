import type { Affinity } from '../../conversation/affinity.ts';
import type { AssistantPart, ResultPart, UserPart } from '../../conversation/message.ts';
import type { JsonObject } from '../../json.ts';
import type { Fields } from '../import/fields.ts';
import { placed, type PlacedMessage, type PlacedPart } from '../import/placed.ts';
import { note } from '../note.ts';
import { blocksIn, resultPart, textsIn, userPart, type ImportContext } from './import-content.ts';
import { partOf, settledCalls, type PartOptions } from './parts.ts';

/** `system` and `messages` of a body as messages of a conversation, in their order. */
export function importMessages(body: Fields, context: ImportContext): readonly PlacedMessage[] {
  const system = body.raw('system') === undefined ? [] : textsIn(blocksIn(body, 'system', context));
  const messages = body.objects('messages') ?? [];
  if (body.raw('messages') === undefined) body.missing('messages');
  const all = [
    ...(system.length === 0 ? [] : [placed('system', 'system', system)]),
    ...messages.flatMap((message) => importMessage(message, context)),
  ];
  return interrupted(joined(all, context));
}

/** An answer that ends the conversation and in which the vendor ran tools of its own is one that it interrupted. */
function interrupted(messages: readonly PlacedMessage[]): readonly PlacedMessage[] {
  const last = messages.at(-1);
  if (last?.message.role !== 'assistant' || !last.message.content.some(({ type }) => type === 'hosted'))
    return messages;
  return [...messages.slice(0, -1), { ...last, message: { ...last.message, finish: 'paused' } }];
}

function importMessage(message: Fields, context: ImportContext): readonly PlacedMessage[] {
  const role = message.word('role', ['user', 'assistant', 'system']);
  const blocks = blocksIn(message, 'content', context);
  for (const name of Object.keys(message.rest())) message.refuse(name, 'can’t be carried: leave it out');
  switch (role) {
    case 'system':
      return [placed('system', message.path, textsIn(blocks))];
    case 'user':
      return userMessages(message, blocks, context);
    case 'assistant':
      return [placed('assistant', message.path, assistantParts(blocks, context))];
    case undefined:
    default:
      if (message.raw('role') === undefined) message.missing('role');
      return [];
  }
}

/** Results are a message of their own, before what the user says beside them. */
function userMessages(
  message: Fields,
  blocks: readonly Fields[],
  context: ImportContext,
): readonly PlacedMessage[] {
  const results: PlacedPart<ResultPart>[] = [];
  const said: PlacedPart<UserPart>[] = [];
  for (const block of blocks) {
    if (block.raw('type') !== 'tool_result') said.push(userPart(block, context));
    else if (said.length > 0)
      block.refuse('type', 'results come first in a message: move it before the rest');
    else results.push(resultPart(block, context));
  }
  return [
    ...(results.length === 0 ? [] : [placed('tool', message.path, results)]),
    ...(said.length === 0 ? [] : [placed('user', message.path, said)]),
  ];
}

/** The same reading as of an answer, with the body's own ids. */
function assistantParts(
  blocks: readonly Fields[],
  { affinity, calls }: ImportContext,
): readonly PlacedPart<AssistantPart>[] {
  const items = blocks.map((block) => block.whole());
  const options: PartOptions = {
    affinity,
    identify: (nativeId) => calls.name(nativeId),
    settled: settledCalls(items),
  };
  return items.map((item, at) => {
    const { cache_control: _, ...rest } = item;
    const part = partOf({ item: rest, json: '', closed: true }, options);
    return { part: withBlank(part, rest, affinity), path: blocks[at]?.path ?? '' };
  });
}

/** A blank is the vendor's own, and a signature may cover it: it goes back to nobody else. */
function withBlank(part: AssistantPart, item: JsonObject, affinity: Affinity): AssistantPart {
  const blank = part.type === 'text' && part.text !== '' && part.text.trim() === '';
  return blank ? { ...part, native: { affinity, item } } : part;
}

/** Neighbours that the API reads as one message: the results of one message may come in several of the user's. */
function joined(messages: readonly PlacedMessage[], { findings }: ImportContext): readonly PlacedMessage[] {
  const out: PlacedMessage[] = [];
  for (const each of messages) {
    const last = out.at(-1);
    const { role } = each.message;
    if (last?.message.role !== role || (role !== 'assistant' && role !== 'tool')) {
      out.push(each);
      continue;
    }
    findings.notes.push(note(each.path, 'normalised', 'it is one message with the one before it'));
    const parts = [last, each].flatMap(({ message, parts }) =>
      message.content.map((part, at) => ({ part, path: parts[at] ?? '' })),
    );
    out[out.length - 1] = placed(role, last.path, parts);
  }
  return out;
}
