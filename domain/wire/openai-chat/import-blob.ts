import type { BlobPart, BlobSource } from '../../conversation/message.ts';
import { isObject, type Json } from '../../json.ts';
import type { Fields } from '../import/fields.ts';
import { note } from '../note.ts';
import { sourceOfUrl } from './image.ts';
import { cacheIn, needed, refuseRest, type ImportContext } from './import-context.ts';

const details = ['auto', 'low', 'high', 'original'] as const;

/** A content part that is no text as a blob; undefined for kinds that we don't know. */
export function importBlob(block: Fields, context: ImportContext): BlobPart | undefined {
  const cache = cacheIn(block);
  switch (block.raw('type')) {
    case 'image_url':
      return { ...imageIn(block, context), ...cache };
    case 'input_audio':
      return { ...audioIn(block), ...cache };
    case 'video_url':
      return { type: 'blob', kind: 'video', source: urlIn(block, 'video_url', context), ...cache };
    case 'file':
      return { ...fileIn(block, context), ...cache };
    default:
      return undefined;
  }
}

function imageIn(block: Fields, context: ImportContext): BlobPart {
  const image = isObject(block.raw('image_url')) ? block.object('image_url') : undefined;
  const detail = image?.word('detail', details);
  const source = urlIn(block, 'image_url', context);
  return { type: 'blob', kind: 'image', source, ...(detail === undefined ? {} : { detail }) };
}

/** `{ url }`, or the URL itself, which some clients send and some servers take. */
function urlIn(block: Fields, name: string, { findings }: ImportContext): BlobSource {
  const value = block.raw(name);
  if (typeof value === 'string') {
    findings.notes.push(note(block.at(name), 'normalised'));
    return sourceOfUrl(value);
  }
  const holder = block.object(name);
  if (holder === undefined) {
    if (value === undefined) block.missing(name);
    return { at: 'url', url: '' };
  }
  const source = sourceOfUrl(needed(holder, 'url'));
  holder.raw('detail');
  refuseRest(holder);
  return source;
}

const mediaTypes = { wav: 'audio/wav', mp3: 'audio/mpeg' } as const;

function audioIn(block: Fields): BlobPart {
  const audio = block.object('input_audio');
  if (audio === undefined && block.raw('input_audio') === undefined) block.missing('input_audio');
  const format = audio?.word('format', ['wav', 'mp3']);
  if (audio !== undefined && audio.raw('format') === undefined) audio.missing('format');
  const data = audio === undefined ? '' : needed(audio, 'data');
  if (audio !== undefined) refuseRest(audio);
  return {
    type: 'blob',
    kind: 'audio',
    source: { at: 'inline', mediaType: mediaTypes[format ?? 'wav'], data },
  };
}

/** Bytes, or a reference to the vendor's store. */
function fileIn(block: Fields, { affinity, findings }: ImportContext): BlobPart {
  const file = block.object('file');
  if (file === undefined && block.raw('file') === undefined) block.missing('file');
  const id = file?.text('file_id');
  if (file !== undefined && id !== undefined) {
    const item: Json = file.whole();
    // A PDF: nothing else is read from there.
    return { type: 'blob', kind: 'document', source: { at: 'vendor', native: { affinity, item } } };
  }
  const filename = file?.text('filename');
  const data = file === undefined ? '' : needed(file, 'file_data');
  if (file !== undefined) refuseRest(file);
  const source = fileSource(data, filename);
  if (source.at === 'inline' && !data.startsWith('data:'))
    findings.notes.push(note(`${block.path}.file.file_data`, 'normalised', 'as a data: URL'));
  const document = 'mediaType' in source && source.mediaType === 'application/pdf';
  return {
    type: 'blob',
    kind: document ? 'document' : 'file',
    source,
    ...(filename === undefined ? {} : { filename }),
  };
}

/** Some clients send the bytes alone, and some gateways take an address. */
function fileSource(data: string, filename: string | undefined): BlobSource {
  if (/^(data|https?):/.test(data.slice(0, 8))) return sourceOfUrl(data);
  const mediaType = /\.pdf$/i.test(filename ?? '') ? 'application/pdf' : 'application/octet-stream';
  return { at: 'inline', mediaType, data };
}
