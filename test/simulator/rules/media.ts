const base64 = (bytes: string): string => Buffer.from(bytes, 'latin1').toString('base64');

/** Files no longer than their signatures. */
export const PNG = base64('\x89PNG\r\n\x1a\n');
export const JPEG = base64('\xff\xd8\xff\xe0');
export const GIF = base64('GIF89a');
export const WEBP = base64('RIFF\x00\x00\x00\x00WEBP');
export const PDF = base64('%PDF-1.7');
