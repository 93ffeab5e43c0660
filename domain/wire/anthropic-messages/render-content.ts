import { inCallOrder } from '../../conversation/calls.ts';
import type { Message, ResultPart, TextPart, ToolMessage, UserPart } from '../../conversation/message.ts';
import type { JsonObject } from '../../json.ts';
import type { RenderContext } from '../context.ts';
import { note } from '../note.ts';
import { resultText } from '../result-text.ts';
import { isIssuer } from '../same-issuer.ts';
import { renderBlob } from './blob.ts';
import { cacheMark } from './cache.ts';

/** What a user said, as blocks. A message that had only what this target doesn't take is told to have had it. */
export function renderUser(
  content: readonly UserPart[],
  path: string,
  context: RenderContext,
): readonly JsonObject[] {
  const blocks = content.flatMap((part, at) => userBlock(part, `${path}.content[${at}]`, context));
  if (blocks.length > 0) return blocks;
  const kinds = content.map((part) => (part.type === 'blob' ? part.kind : 'content'));
  return [{ type: 'text', text: `[${[...new Set(kinds)].join(', ')} omitted]` }];
}

function userBlock(part: UserPart, path: string, context: RenderContext): readonly JsonObject[] {
  switch (part.type) {
    case 'text':
      return renderTexts([part], path, context);
    case 'blob': {
      const block = renderBlob(part, path, context);
      return block === undefined ? [] : [block];
    }
    case 'opaque':
    default:
      if (isIssuer(part.native, context.profile)) return [part.native.item as JsonObject];
      context.notes.push(note(path, 'foreignOpaque'));
      return [];
  }
}

/** Blank texts are refused: "text content blocks must contain non-whitespace text". */
export function renderTexts(
  parts: readonly TextPart[],
  path: string,
  { notes }: RenderContext,
): readonly JsonObject[] {
  return parts.flatMap(({ text, cache }) => {
    if (text.trim() !== '') return [{ type: 'text', text, ...cacheMark(cache) }];
    notes.push(note(path, 'blankText'));
    return [];
  });
}

/** All results of one assistant message, in the order of its calls. */
export function renderResults(
  message: ToolMessage,
  before: Message | undefined,
  path: string,
  context: RenderContext,
): readonly JsonObject[] {
  return inCallOrder(message, before).map((part) => {
    const at = `${path}.content[${message.content.indexOf(part)}]`;
    return {
      type: 'tool_result',
      tool_use_id: context.ids(part.callId),
      content: resultContent(part, at, context),
      ...(part.status === 'ok' ? {} : { is_error: true }),
      ...cacheMark(part.cache),
    };
  });
}

function resultContent(
  part: ResultPart,
  path: string,
  context: RenderContext,
): string | readonly JsonObject[] {
  const text = resultText(part, { flagged: true });
  if (part.content.every(({ type }) => type === 'text')) return text;
  const blocks = part.content.flatMap((each, at): readonly JsonObject[] => {
    const here = `${path}.content[${at}]`;
    if (each.type === 'text') return [];
    if (each.type === 'opaque') return userBlock(each, here, context);
    const taken = context.profile.resultBlobs.includes(each.kind);
    const block = taken ? renderBlob(each, here, context) : undefined;
    if (!taken) context.notes.push(note(here, 'blobRefused', each.kind));
    return block === undefined ? [] : [block];
  });
  const said = text.trim() === '' && blocks.length > 0 ? [] : [{ type: 'text', text: text || '(no output)' }];
  return [...said, ...blocks];
}
