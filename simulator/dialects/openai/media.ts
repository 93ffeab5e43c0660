import { dataUrl, isBase64, isWebUrl, sniffed } from '../../judge/image.ts';
import type { Problem } from '../../judge/rule.ts';
import { invalid } from './problems.ts';

const IMAGES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];

/** What is wrong with an image's URL: https://platform.openai.com/docs/guides/images-vision */
export function imageProblem(url: string, param: string): Problem | undefined {
  if (isWebUrl(url)) return undefined;
  const inline = dataUrl(url);
  if (inline === undefined)
    return invalid(
      `Invalid '${param}'. Expected a valid URL, but got a value with an invalid format.`,
      param,
      'invalid_value',
    );
  if (!isBase64(inline.data)) return invalid('Invalid base64 image_url.', param, 'invalid_base64');
  return IMAGES.includes(sniffed(inline.data) ?? '')
    ? undefined
    : invalid(
        "You uploaded an unsupported image. Please make sure your image has of one the following formats: ['png', 'jpeg', 'gif', 'webp'].",
        param,
        'invalid_image_format',
      );
}

/** What is wrong with a file's data URL: https://platform.openai.com/docs/guides/pdf-files */
export function fileDataProblem(data: string, param: string): Problem | undefined {
  const inline = dataUrl(data);
  if (inline === undefined || !isBase64(inline.data))
    return invalid(
      `Invalid file data: '${param}'. Expected a base64-encoded data URL with a MIME type (e.g. 'data:application/pdf;base64,aW1nIGJ5dGVzIGhlcmU='), but got a value without the 'data:' prefix.`,
      param,
      'invalid_value',
    );
  return undefined;
}
