import type { BlobPart } from '../../conversation/message.ts';
import type { JsonObject } from '../../json.ts';
import type { RenderContext } from '../context.ts';
import { note } from '../note.ts';
import type { BlobWay } from '../profile.ts';
import { isIssuer } from '../same-issuer.ts';
import { urlOf } from './image.ts';

/**
 * A blob as a content part; undefined, with a note, where this target doesn't take it.
 * https://platform.openai.com/docs/guides/images-vision, …/audio and …/pdf-files
 */
export function renderBlob(part: BlobPart, path: string, context: RenderContext): JsonObject | undefined {
  const { profile, notes } = context;
  if (part.source.at === 'text') return textDocument(part, part.source.text, path, context);
  const way = profile.blobs[part.kind];
  const rendered = way === 'none' ? undefined : blockOf(part, way, context);
  if (rendered === undefined) {
    notes.push(note(path, part.source.at === 'vendor' ? 'blobElsewhere' : 'blobRefused', part.kind));
    return undefined;
  }
  for (const trait of ['context', 'citable'] as const)
    if (part[trait] !== undefined) notes.push(note(`${path}.${trait}`, 'blobTraits'));
  return rendered;
}

function textDocument(
  { title, filename }: BlobPart,
  text: string,
  path: string,
  { notes }: RenderContext,
): JsonObject {
  notes.push(note(path, 'blobAsText'));
  const name = title ?? filename;
  return { type: 'text', text: name === undefined ? text : `${name}\n\n${text}` };
}

function blockOf(part: BlobPart, way: BlobWay, context: RenderContext): JsonObject | undefined {
  switch (part.kind) {
    case 'image':
      return imageBlock(part, way);
    case 'audio':
      return audioBlock(part);
    case 'video': {
      const url = urlIn(part, way, /^video\//);
      return url === undefined ? undefined : { type: 'video_url', video_url: { url } };
    }
    case 'document':
      return fileBlock(part, /^application\/pdf$/, context);
    case 'file':
    default:
      return fileBlock(part, /./, context);
  }
}

function imageBlock(part: BlobPart, way: BlobWay): JsonObject | undefined {
  const url = urlIn(part, way, /^image\/(jpeg|png|gif|webp)$/);
  const detail = part.detail === undefined ? {} : { detail: part.detail };
  return url === undefined ? undefined : { type: 'image_url', image_url: { url, ...detail } };
}

function urlIn({ source }: BlobPart, way: BlobWay, taken: RegExp): string | undefined {
  if (source.at === 'url') return way === 'url' ? source.url : undefined;
  if (source.at !== 'inline' || !taken.test(source.mediaType)) return undefined;
  return urlOf(source.mediaType, source.data);
}

const audioFormats: Readonly<Record<string, string>> = {
  'audio/wav': 'wav',
  'audio/x-wav': 'wav',
  'audio/wave': 'wav',
  'audio/mpeg': 'mp3',
  'audio/mp3': 'mp3',
};

function audioBlock({ source }: BlobPart): JsonObject | undefined {
  const format = source.at === 'inline' ? audioFormats[source.mediaType] : undefined;
  if (source.at !== 'inline' || format === undefined) return undefined;
  return { type: 'input_audio', input_audio: { data: source.data, format } };
}

/** A file's name is asked for beside its bytes. */
function fileBlock(
  { source, filename, title }: BlobPart,
  taken: RegExp,
  { profile }: RenderContext,
): JsonObject | undefined {
  if (source.at === 'vendor')
    return isIssuer(source.native, profile)
      ? { type: 'file', file: source.native.item as JsonObject }
      : undefined;
  if (source.at !== 'inline' || !taken.test(source.mediaType)) return undefined;
  const name = filename ?? title ?? (source.mediaType === 'application/pdf' ? 'document.pdf' : 'file');
  return { type: 'file', file: { filename: name, file_data: urlOf(source.mediaType, source.data) } };
}
