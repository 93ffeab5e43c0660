import { type Fields, isFields } from '../../json.ts';
import { isBase64, isWebUrl, sniffed } from '../../judge/image.ts';
import type { Problem, Rule } from '../../judge/rule.ts';
import { firstOf } from '../../judge/values.ts';
import type { Judged } from '../dialect.ts';
import { blocksOf } from './merged.ts';
import { invalid, pathInWords } from './problems.ts';

const VISION = 'https://platform.claude.com/docs/en/build-with-claude/vision';
const PDF = 'https://platform.claude.com/docs/en/build-with-claude/pdf-support';
const MOST_BYTES = 5 * 1024 * 1024;

/** What images and documents must hold beyond the shape of each block. */
export const mediaRules: readonly Rule<Judged>[] = [
  {
    rule: 'image-size',
    docs: VISION,
    check: overSources('base64', 'image', (source, at) => {
      const bytes = String(source['data']).length;
      return bytes > MOST_BYTES
        ? invalid(`${at}: image exceeds 5 MB maximum: ${String(bytes)} bytes > ${String(MOST_BYTES)} bytes`)
        : undefined;
    }),
  },
  {
    rule: 'image-readable',
    docs: VISION,
    check: overSources('base64', 'image', (source, at) => {
      const data = String(source['data']);
      if (!isBase64(data)) return invalid(`${at}.data: invalid base64 data`);
      const type = sniffed(data);
      if (type?.startsWith('image/') !== true) return invalid(`${at}: Could not process image`);
      return type === source['media_type']
        ? undefined
        : invalid(
            `${at}.data: The image was specified using the ${String(source['media_type'])} media type, but the image appears to be a ${type} image`,
          );
    }),
  },
  {
    rule: 'document-readable',
    docs: PDF,
    check: overSources('base64', 'document', (source, at) => {
      const data = String(source['data']);
      if (!isBase64(data)) return invalid(`${at}.data: invalid base64 data`);
      return sniffed(data) === 'application/pdf'
        ? undefined
        : invalid(`${at}.data: The PDF specified was not valid.`);
    }),
  },
  {
    rule: 'url-secure',
    docs: VISION,
    check: overSources('url', undefined, (source, at) => {
      const url = String(source['url']);
      return isWebUrl(url) && url.startsWith('https:')
        ? undefined
        : invalid(`${at}.url: Only HTTPS URLs are supported.`);
    }),
  },
];

function overSources(
  type: string,
  kind: string | undefined,
  check: (source: Fields, at: string) => Problem | undefined,
): Rule<Judged>['check'] {
  return ({ body }) =>
    firstOf(blocksOf(body), (found) => {
      const { source } = found.value;
      if (!isFields(source) || source['type'] !== type || (kind ?? found.kind) !== found.kind)
        return undefined;
      return check(source, pathInWords([...found.path, String(found.kind), 'source', type]));
    });
}
