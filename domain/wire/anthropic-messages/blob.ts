import type { BlobPart } from '../../conversation/message.ts';
import type { JsonObject } from '../../json.ts';
import { note } from '../note.ts';
import type { RenderContext } from '../context.ts';
import { isIssuer } from '../same-issuer.ts';
import { cacheMark } from './cache.ts';

/**
 * A blob as a block; undefined, with a note, where this target doesn't take it.
 * https://platform.claude.com/docs/en/build-with-claude/vision and …/pdf-support
 */
export function renderBlob(part: BlobPart, path: string, context: RenderContext): JsonObject | undefined {
  const { profile, notes } = context;
  const way = profile.blobs[part.kind];
  const source = way === 'none' ? undefined : sourceOf(part, way, context);
  if (source === undefined) {
    notes.push(note(path, part.source.at === 'vendor' ? 'blobElsewhere' : 'blobRefused', part.kind));
    return undefined;
  }
  if (part.kind === 'image') {
    if (part.detail !== undefined && part.detail !== 'auto') notes.push(note(`${path}.detail`, 'blobTraits'));
    return { type: 'image', source, ...cacheMark(part.cache) };
  }
  const { context: about, citable, filename } = part;
  const title = part.title ?? filename;
  return {
    type: 'document',
    source,
    ...(title === undefined ? {} : { title }),
    ...(about === undefined ? {} : { context: about }),
    ...(citable === undefined ? {} : { citations: { enabled: citable } }),
    ...cacheMark(part.cache),
  };
}

function sourceOf(
  { kind, source }: BlobPart,
  way: 'inline' | 'url',
  { profile }: RenderContext,
): JsonObject | undefined {
  switch (source.at) {
    case 'inline':
      return isTaken(kind, source.mediaType)
        ? { type: 'base64', media_type: source.mediaType, data: source.data }
        : undefined;
    case 'text':
      return kind === 'image' ? undefined : { type: 'text', media_type: 'text/plain', data: source.text };
    case 'url':
      return way === 'url' ? { type: 'url', url: source.url } : undefined;
    case 'vendor':
    default:
      return isIssuer(source.native, profile) ? (source.native.item as JsonObject) : undefined;
  }
}

const images = ['image/jpeg', 'image/png', 'image/gif', 'image/webp'];

function isTaken(kind: BlobPart['kind'], mediaType: string): boolean {
  return kind === 'image' ? images.includes(mediaType) : mediaType === 'application/pdf';
}
