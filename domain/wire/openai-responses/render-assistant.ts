import type {
  AssistantMessage,
  AssistantPart,
  BlobPart,
  CallPart,
  TextPart,
} from '../../conversation/message.ts';
import type { JsonObject } from '../../json.ts';
import type { RenderContext } from '../context.ts';
import { goesBack, inWords } from '../foreign.ts';
import { note } from '../note.ts';
import { drawingItem, isDrawn } from './drawing.ts';
import { messageItem } from './message-item.ts';
import { isCustom } from './render-content.ts';

interface Rendered {
  readonly part: AssistantPart;
  readonly path: string;
  readonly item: JsonObject;
}

/**
 * The items of one assistant message, in its own order: words and calls are items alike. Reasoning needs the item that
 * it led to ("was provided without its required following item"), so none stands at the end. A run of the vendor's own
 * tool needs the reasoning that led to it ("was provided without its required 'reasoning' item"), so where that is
 * left out the run is told in words. Words and calls have no such bond, as they go without their ids.
 * https://platform.openai.com/docs/guides/reasoning#keeping-reasoning-items-in-context
 */
export function renderAssistant(
  { content }: AssistantMessage,
  path: string,
  context: RenderContext,
): readonly JsonObject[] {
  let reasonLost = false;
  const rendered = content.flatMap((part, at): readonly Rendered[] => {
    const here = `${path}.content[${at}]`;
    if (part.type === 'reasoning') reasonLost = !goesBack(part, context);
    const item = renderPart(
      part,
      { before: content[at - 1], next: content[at + 1], reasonLost },
      here,
      context,
    );
    return item === undefined ? [] : [{ part, path: here, item }];
  });
  const last = rendered.findLastIndex(({ part }) => part.type !== 'reasoning');
  for (const lone of rendered.slice(last + 1)) context.notes.push(note(lone.path, 'loneReasoning'));
  const items = rendered.slice(0, last + 1).map(({ item }) => item);
  if (items.length === 0) context.notes.push(note(path, 'emptyMessage'));
  return items;
}

/** What stands around a part. */
interface Around {
  readonly before: AssistantPart | undefined;
  readonly next: AssistantPart | undefined;
  /** The reasoning that led to it is left out. */
  readonly reasonLost: boolean;
}

function renderPart(
  part: AssistantPart,
  around: Around,
  path: string,
  context: RenderContext,
): JsonObject | undefined {
  switch (part.type) {
    case 'text':
      return renderText(part, path, context);
    case 'refusal':
      if (part.text.trim() !== '') return messageItem('assistant', [{ type: 'refusal', refusal: part.text }]);
      context.notes.push(note(path, 'blankText'));
      return undefined;
    case 'call':
      return renderCall(part, path, context);
    case 'blob':
      return renderDrawn(part, around, path, context);
    case 'hosted':
      if (goesBack(part, context) && !around.reasonLost) return drawingItem(part, around.next);
      return wordsFor(part, path, context);
    case 'reasoning':
    case 'compaction':
    case 'opaque':
    default:
      return goesBack(part, context) ? (part.native?.item as JsonObject) : wordsFor(part, path, context);
  }
}

function wordsFor(part: AssistantPart, path: string, context: RenderContext): JsonObject | undefined {
  const words = inWords(part, path, context);
  return words === undefined ? undefined : messageItem('assistant', words);
}

function renderText(part: TextPart, path: string, context: RenderContext): JsonObject | undefined {
  const phase = part.phase === undefined ? {} : { phase: part.phase };
  if (part.native !== undefined && goesBack(part, context))
    return { ...messageItem('assistant', [part.native.item as JsonObject]), ...phase };
  if (part.citations !== undefined && part.citations.length > 0)
    context.notes.push(note(`${path}.citations`, 'citations'));
  if (part.text.trim() !== '') return { ...messageItem('assistant', part.text), ...phase };
  context.notes.push(note(path, 'blankText'));
  return undefined;
}

/** No item id: only the vendor gives them, and it needs none. */
function renderCall(part: CallPart, path: string, context: RenderContext): JsonObject {
  const { ids, names, notes, profile } = context;
  const id = ids(part.callId);
  if (id !== part.callId && id !== part.nativeId) notes.push(note(`${path}.callId`, 'derivedId'));
  const made = { call_id: id, name: names.toWire(part.name) };
  const beside = part.native !== undefined && goesBack(part, context) ? part.native.item : {};
  if (isCustom(part, profile))
    return { type: 'custom_tool_call', ...made, input: part.arguments, ...(beside as JsonObject) };
  if (part.freeform === true) notes.push(note(path, 'freeformCall'));
  const json = part.freeform === true ? JSON.stringify({ input: part.arguments }) : part.arguments;
  return {
    type: 'function_call',
    ...made,
    arguments: json.trim() === '' ? '{}' : json,
    ...(beside as JsonObject),
  };
}

/** An image that a run drew goes back inside the run's item; another one is told, not shown: answers have no place for it. */
function renderDrawn(
  part: BlobPart,
  { before, reasonLost }: Around,
  path: string,
  context: RenderContext,
): JsonObject | undefined {
  const drawn = before?.type === 'hosted' && isDrawn(before, part);
  if (drawn && goesBack(before, context) && !reasonLost) return undefined;
  context.notes.push(note(path, 'blobRefused', part.kind));
  return messageItem('assistant', `[${part.kind} omitted]`);
}
