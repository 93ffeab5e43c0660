import type { BlobPart, BlobSource } from '../../conversation/message.ts';
import { isObject, textIn } from '../../json.ts';

const dataUrl = /^data:([^;,]*)(?:;[^,]*)?;base64,/;

/** What a URL stands for: bytes, where they are in it. */
export function sourceOfUrl(url: string): BlobSource {
  const [head, mediaType] = dataUrl.exec(url.slice(0, 256)) ?? [];
  if (head === undefined) return { at: 'url', url };
  return { at: 'inline', mediaType: mediaType ?? '', data: url.slice(head.length) };
}

export function urlOf(mediaType: string, data: string): string {
  return `data:${mediaType};base64,${data}`;
}

/** An `image_url` part of an answer; undefined where no image is in it. */
export function imagePart(block: Readonly<Record<string, unknown>>): BlobPart | undefined {
  const image = block['image_url'];
  const url = isObject(image) ? textIn(image['url']) : textIn(image);
  return url === '' ? undefined : { type: 'blob', kind: 'image', source: sourceOfUrl(url) };
}
