import type { TextPart, UserPart } from '../../conversation/message.ts';
import type { Fields } from '../import/fields.ts';
import type { PlacedPart } from '../import/placed.ts';
import { importBlob } from './import-blob.ts';
import { cacheIn, needed, refuseRest, type ImportContext } from './import-context.ts';

/** What a message says: a string stands for one text. A part that we don't know is kept whole, for this API. */
export function contentIn(message: Fields, context: ImportContext): readonly PlacedPart<UserPart>[] {
  const blocks = blocksIn(message);
  if (typeof blocks === 'string')
    return [{ path: message.at('content'), part: { type: 'text', text: blocks } }];
  return (blocks ?? []).map((block) => ({ path: block.path, part: contentPart(block, context) }));
}

/** The texts of instructions; other parts are refused. */
export function textsIn(message: Fields): readonly PlacedPart<TextPart>[] {
  const blocks = blocksIn(message);
  if (typeof blocks === 'string')
    return [{ path: message.at('content'), part: { type: 'text', text: blocks } }];
  return (blocks ?? []).flatMap((block) => {
    if (block.raw('type') === 'text') return [{ path: block.path, part: textPart(block) }];
    block.refuse('type', `only text is taken here, got ${JSON.stringify(block.raw('type'))}`);
    return [];
  });
}

/** A string, or the parts of a list; undefined, with a problem told, where there is neither. */
function blocksIn(message: Fields): string | readonly Fields[] | undefined {
  const content = message.raw('content');
  if (typeof content === 'string') return content;
  if (Array.isArray(content)) return message.objects('content');
  if (content === undefined) message.missing('content');
  else message.refuse('content', 'expected a string or a list of parts');
  return undefined;
}

export function contentPart(block: Fields, context: ImportContext): UserPart {
  if (block.raw('type') === 'text') return textPart(block);
  const blob = importBlob(block, context);
  if (blob === undefined)
    return { type: 'opaque', native: { affinity: context.affinity, item: block.whole() } };
  refuseRest(block);
  return blob;
}

export function textPart(block: Fields): TextPart {
  const part: TextPart = { type: 'text', text: needed(block, 'text'), ...cacheIn(block) };
  refuseRest(block);
  return part;
}
