import type { Affinity } from '../../conversation/affinity.ts';
import type { BlobPart, CacheTtl, TextPart } from '../../conversation/message.ts';
import { isObject } from '../../json.ts';
import type { Fields, Findings } from '../import/fields.ts';
import type { CallNames } from '../import/identify.ts';
import type { PlacedPart } from '../import/placed.ts';
import { note } from '../note.ts';
import { importFile, importImage } from './import-blob.ts';

/** What importing one item needs to know besides the item. */
export interface ImportContext {
  /** Who issued what the body's own items hold: whoever the body's model is. */
  readonly affinity: Affinity;
  readonly calls: CallNames;
  readonly findings: Findings;
}

/** What a user, an author or a tool says: a string stands for one text. */
export function contentIn(
  owner: Fields,
  name: string,
  context: ImportContext,
): readonly PlacedPart<TextPart | BlobPart>[] {
  const content = owner.raw(name);
  if (typeof content === 'string') return [{ part: { type: 'text', text: content }, path: owner.at(name) }];
  if (Array.isArray(content))
    return (owner.objects(name) ?? []).flatMap((each) => {
      const part = contentPart(each, context);
      for (const field of Object.keys(each.rest())) each.refuse(field, 'can’t be carried: leave it out');
      return part === undefined ? [] : [{ part, path: each.path }];
    });
  if (content === undefined) owner.missing(name);
  else owner.refuse(name, 'expected a string or a list');
  return [];
}

function contentPart(part: Fields, context: ImportContext): TextPart | BlobPart | undefined {
  const cache = cacheOf(part, context);
  switch (part.word('type', ['input_text', 'input_image', 'input_file'])) {
    case 'input_text':
      return { type: 'text', text: needed(part, 'text'), ...cache };
    case 'input_image':
      return withCache(importImage(part, context.affinity), cache);
    case 'input_file':
      return withCache(importFile(part, context.affinity), cache);
    case undefined:
    default:
      // Nothing of it is carried, so nothing more of it is named.
      part.whole();
      if (part.raw('type') === undefined) part.missing('type');
      return undefined;
  }
}

function withCache(blob: BlobPart | undefined, cache: { readonly cache?: CacheTtl }): BlobPart | undefined {
  return blob === undefined ? undefined : { ...blob, ...cache };
}

/** A breakpoint lasts 30 minutes or 12 hours here: elsewhere, at least so long as that is offered. */
function cacheOf(part: Fields, { findings }: ImportContext): { readonly cache?: CacheTtl } {
  const breakpoint = part.raw('prompt_cache_breakpoint');
  if (!isObject(breakpoint)) return {};
  findings.notes.push(note(part.at('prompt_cache_breakpoint'), 'normalised', 'a hint for caches'));
  return { cache: breakpoint['ttl'] === '12h' ? '1h' : '5m' };
}

/** The text of a field that must be there. */
export function needed(owner: Fields, name: string): string {
  const text = owner.text(name);
  if (text === undefined && owner.raw(name) === undefined) owner.missing(name);
  return text ?? '';
}
