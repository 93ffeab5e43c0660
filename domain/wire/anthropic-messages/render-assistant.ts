import type { AssistantMessage, AssistantPart, CallPart } from '../../conversation/message.ts';
import { isObject, type JsonObject } from '../../json.ts';
import { parseArguments } from '../../conversation/arguments.ts';
import type { RenderContext } from '../context.ts';
import { goesBack, inWords } from '../foreign.ts';
import { note } from '../note.ts';
import { isOwn } from '../same-issuer.ts';
import { cacheMark } from './cache.ts';

/**
 * The blocks of one assistant message. What this target said itself goes back in its own order and with its own
 * blanks, because its signatures cover them; of others, calls come last and blanks are left out.
 * https://platform.claude.com/docs/en/build-with-claude/preserved-thinking
 */
export function renderAssistant(
  message: AssistantMessage,
  path: string,
  context: RenderContext,
): readonly JsonObject[] {
  const own = isOwn(message, context.profile);
  const blocks = message.content.flatMap((part, at) =>
    renderPart(part, own, `${path}.content[${at}]`, context),
  );
  if (blocks.length === 0) context.notes.push(note(path, 'emptyMessage'));
  if (own) return blocks;
  const ordered = [...blocks.filter((block) => !isCall(block)), ...blocks.filter(isCall)];
  if (ordered.some((block, at) => block !== blocks[at])) context.notes.push(note(path, 'reordered'));
  return ordered;
}

function isCall(block: JsonObject): boolean {
  return block['type'] === 'tool_use';
}

function renderPart(
  part: AssistantPart,
  own: boolean,
  path: string,
  context: RenderContext,
): readonly JsonObject[] {
  switch (part.type) {
    case 'text':
      return renderText(part, own, path, context);
    case 'refusal':
      return textBlock(part.text, own, path, context);
    case 'call':
      return [renderCall(part, path, context)];
    case 'blob':
      return blobInAnswer(part, path, context);
    case 'hosted':
      // Both halves or none; an interrupted answer ends with a call whose result is to come.
      if (goesBack(part, context) && (context.hosted.has(part.callId) || isLast(path, context)))
        return [part.native.item as JsonObject];
      return wordsFor(part, path, context);
    case 'reasoning':
    case 'compaction':
    case 'opaque':
    default:
      return goesBack(part, context) ? [part.native?.item as JsonObject] : wordsFor(part, path, context);
  }
}

function wordsFor(part: AssistantPart, path: string, context: RenderContext): readonly JsonObject[] {
  const words = inWords(part, path, context);
  return words === undefined ? [] : [{ type: 'text', text: words }];
}

function isLast(path: string, { conversation }: RenderContext): boolean {
  return path.startsWith(`messages[${conversation.length - 1}].`);
}

function renderText(
  part: Extract<AssistantPart, { type: 'text' }>,
  own: boolean,
  path: string,
  context: RenderContext,
): readonly JsonObject[] {
  if (part.native !== undefined && goesBack(part, context) && isObject(part.native.item))
    return [{ ...part.native.item, ...cacheMark(part.cache) }];
  if (part.citations !== undefined && part.citations.length > 0)
    context.notes.push(note(`${path}.citations`, 'citations'));
  if (part.phase !== undefined) context.notes.push(note(`${path}.phase`, 'phase'));
  return textBlock(part.text, own, path, context).map((block) => ({ ...block, ...cacheMark(part.cache) }));
}

function textBlock(
  text: string,
  own: boolean,
  path: string,
  { notes }: RenderContext,
): readonly JsonObject[] {
  if (text.trim() !== '' || (own && text !== '')) return [{ type: 'text', text }];
  notes.push(note(path, 'blankText'));
  return [];
}

function renderCall(part: CallPart, path: string, context: RenderContext): JsonObject {
  const { ids, names, notes } = context;
  const beside = part.native !== undefined && goesBack(part, context) ? part.native.item : {};
  if (part.freeform === true) notes.push(note(path, 'freeformCall'));
  const input = part.freeform === true ? { input: part.arguments } : parseArguments(part.arguments);
  if (input === undefined) notes.push(note(`${path}.arguments`, 'brokenArguments'));
  return {
    type: 'tool_use',
    id: ids(part.callId),
    name: names.toWire(part.name),
    input: input ?? {},
    ...(beside as JsonObject),
    ...cacheMark(part.cache),
  };
}

/** Models of this API write no images: what another one drew is told, not shown, in the model's own words. */
function blobInAnswer(
  part: Extract<AssistantPart, { type: 'blob' }>,
  path: string,
  context: RenderContext,
): readonly JsonObject[] {
  context.notes.push(note(path, 'blobRefused', part.kind));
  return [{ type: 'text', text: `[${part.kind} omitted]` }];
}
