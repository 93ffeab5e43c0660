import type { Affinity } from '../../conversation/affinity.ts';
import type { BlobPart, BlobSource } from '../../conversation/message.ts';
import type { Fields } from '../import/fields.ts';

/** https://datatracker.ietf.org/doc/html/rfc2397, as far as bytes are sent in it. */
const dataUrl = /^data:([^;,]+)(?:;[^;,]+)*;base64,/;

export function importImage(part: Fields, affinity: Affinity): BlobPart | undefined {
  const url = part.text('image_url');
  const file = part.text('file_id');
  const detail = part.word('detail', ['low', 'high', 'auto', 'original']);
  const source = sourceOf(part, 'image_url', url, file, affinity);
  if (source === undefined) return undefined;
  return { type: 'blob', kind: 'image', source, ...(detail === undefined ? {} : { detail }) };
}

export function importFile(part: Fields, affinity: Affinity): BlobPart | undefined {
  const data = part.text('file_data');
  const url = part.text('file_url');
  const file = part.text('file_id');
  const filename = part.text('filename');
  const detail = part.word('detail', ['auto', 'low', 'high']);
  if (data !== undefined && !dataUrl.test(data)) {
    part.refuse('file_data', 'is no data URL: write data:<media type>;base64,<bytes>');
    return undefined;
  }
  const name = data === undefined ? 'file_url' : 'file_data';
  const source = sourceOf(part, name, data ?? url, file, affinity);
  if (source === undefined) return undefined;
  return {
    type: 'blob',
    // What isn't told to be something else is a document: that is what models can read.
    kind: source.at === 'inline' && source.mediaType !== 'application/pdf' ? 'file' : 'document',
    source,
    ...(filename === undefined ? {} : { filename }),
    ...(detail === undefined ? {} : { detail }),
  };
}

function sourceOf(
  part: Fields,
  name: string,
  url: string | undefined,
  file: string | undefined,
  affinity: Affinity,
): BlobSource | undefined {
  if (url !== undefined && file !== undefined)
    part.refuse('file_id', `stands beside ${name}: give one of them`);
  if (url === undefined && file !== undefined)
    return { at: 'vendor', native: { affinity, item: { file_id: file } } };
  if (url === undefined) part.missing(name);
  if (url === undefined || url === '') return undefined;
  const [whole, mediaType] = dataUrl.exec(url) ?? [];
  if (whole !== undefined && mediaType !== undefined)
    return { at: 'inline', mediaType, data: url.slice(whole.length) };
  if (/^https?:\/\//.test(url)) return { at: 'url', url };
  part.refuse(name, 'is neither an http address nor a data URL with base64');
  return undefined;
}
