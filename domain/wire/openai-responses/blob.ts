import type { BlobPart } from '../../conversation/message.ts';
import type { JsonObject } from '../../json.ts';
import type { RenderContext } from '../context.ts';
import { note } from '../note.ts';
import { isIssuer } from '../same-issuer.ts';

/** https://platform.openai.com/docs/guides/images-vision#image-input-requirements */
const images = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'];

/**
 * A blob as a part of a message or a result; undefined, with a note, where this target doesn't take it.
 * https://platform.openai.com/docs/guides/images-vision and …/pdf-files
 */
export function renderBlob(part: BlobPart, path: string, context: RenderContext): JsonObject | undefined {
  const { profile, notes } = context;
  const way = profile.blobs[part.kind];
  // Plain text needs no file.
  if (part.source.at === 'text' && part.kind !== 'image')
    return textOf(part, part.source.text, path, context);
  const source = way === 'none' ? undefined : sourceOf(part, way, context);
  if (source === undefined) {
    notes.push(note(path, part.source.at === 'vendor' ? 'blobElsewhere' : 'blobRefused', part.kind));
    return undefined;
  }
  const detail = detailOf(part, path, context);
  if (part.kind === 'image') return { type: 'input_image', ...source, ...detail };
  noteTraits(part, path, context);
  return { type: 'input_file', ...nameOf(part), ...source, ...detail };
}

function sourceOf(
  { kind, source }: BlobPart,
  way: 'inline' | 'url',
  { profile }: RenderContext,
): JsonObject | undefined {
  const isImage = kind === 'image';
  switch (source.at) {
    case 'inline': {
      if (isImage && !images.includes(source.mediaType)) return undefined;
      const url = `data:${source.mediaType};base64,${source.data}`;
      return isImage ? { image_url: url } : { file_data: url };
    }
    case 'url':
      if (way !== 'url') return undefined;
      return isImage ? { image_url: source.url } : { file_url: source.url };
    case 'vendor':
      return isIssuer(source.native, profile) ? (source.native.item as JsonObject) : undefined;
    case 'text':
    default:
      return undefined;
  }
}

/** Bytes without a name are refused. */
function nameOf({ filename, source }: BlobPart): JsonObject {
  if (filename !== undefined) return { filename };
  if (source.at !== 'inline') return {};
  return { filename: source.mediaType === 'application/pdf' ? 'document.pdf' : 'file' };
}

function detailOf({ kind, detail }: BlobPart, path: string, { notes }: RenderContext): JsonObject {
  if (detail === undefined) return {};
  if (kind === 'image' || detail !== 'original') return { detail };
  notes.push(note(`${path}.detail`, 'blobTraits'));
  return {};
}

function noteTraits(part: BlobPart, path: string, { notes }: RenderContext): void {
  for (const name of ['title', 'context', 'citable'] as const)
    if (part[name] !== undefined) notes.push(note(`${path}.${name}`, 'blobTraits'));
}

function textOf(part: BlobPart, text: string, path: string, { notes }: RenderContext): JsonObject {
  const { title = part.filename, context } = part;
  notes.push(note(path, 'blobAsText'));
  if (part.citable !== undefined) notes.push(note(`${path}.citable`, 'blobTraits'));
  const told = [title, context, text].filter((each) => each !== undefined);
  return { type: 'input_text', text: told.join('\n\n') };
}
