/** An image or a document as base64 text. */
export interface Inline {
  readonly mediaType: string;
  readonly data: string;
}

/** What stands at which byte of a file: https://en.wikipedia.org/wiki/List_of_file_signatures */
const SIGNATURES: readonly (readonly [mediaType: string, signature: string, at: number])[] = [
  ['image/jpeg', '\xff\xd8\xff', 0],
  ['image/png', '\x89PNG\r\n\x1a\n', 0],
  ['image/gif', 'GIF87a', 0],
  ['image/gif', 'GIF89a', 0],
  ['image/webp', 'WEBP', 8],
  ['application/pdf', '%PDF-', 0],
];
const LONGEST_SIGNATURE = 16;

/** The parts of `data:<type>;base64,<data>`; undefined when it is none. */
export function dataUrl(url: string): Inline | undefined {
  const [, mediaType, data] = /^data:([^;,]+);base64,(.*)$/s.exec(url) ?? [];
  return mediaType === undefined || data === undefined ? undefined : { mediaType, data };
}

export function isBase64(data: string): boolean {
  return data !== '' && data.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(data);
}

/** What the bytes say they are, whatever their label says. */
export function sniffed(data: string): string | undefined {
  const start = Buffer.from(data.slice(0, LONGEST_SIGNATURE * 2), 'base64').toString('latin1');
  return SIGNATURES.find(([, signature, at]) => start.startsWith(signature, at))?.[0];
}

export function isWebUrl(url: string): boolean {
  return /^https?:\/\//.test(url) && URL.canParse(url);
}
