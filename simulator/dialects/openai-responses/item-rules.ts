import { inWords } from '../../json.ts';
import type { Rule } from '../../judge/rule.ts';
import type { Found } from '../../judge/shape-rules.ts';
import { kinds } from '../../judge/shape.ts';
import { firstDuplicate, firstOf } from '../../judge/values.ts';
import type { Judged } from '../dialect.ts';
import { fileDataProblem, imageProblem } from '../openai/media.ts';
import { invalid, paramOf, wordMismatch } from '../openai/problems.ts';
import { itemsOf, partsOf } from './find.ts';
import { ID_PREFIXES, MESSAGES } from './items.ts';

const INPUT = 'https://platform.openai.com/docs/api-reference/responses/create#responses-create-input';
const VISION = 'https://platform.openai.com/docs/guides/images-vision';
const FILES = 'https://platform.openai.com/docs/guides/pdf-files';

const role = kinds(Object.keys(MESSAGES), 'role');

/** What items must hold beyond the shape of each. */
export const itemRules: readonly Rule<Judged>[] = [
  {
    rule: 'message-role',
    docs: INPUT,
    check: ({ body }) => {
      const mismatch = firstOf(itemsOf(body), ({ kind, value, path }) =>
        kind === 'message' ? role(value, path) : undefined,
      );
      return mismatch === undefined ? undefined : wordMismatch(mismatch);
    },
  },
  {
    rule: 'item-id-prefix',
    docs: INPUT,
    check: ({ body }) =>
      firstOf(itemsOf(body), ({ kind, value: { id }, path }) => {
        const prefix = ID_PREFIXES[String(kind)] ?? '';
        if (typeof id !== 'string' || id.startsWith(prefix)) return undefined;
        const param = paramOf([...path, 'id']);
        const message = `Invalid '${param}': '${id}'. Expected an ID that begins with '${prefix}'.`;
        return invalid(message, param, 'invalid_value');
      }),
  },
  {
    rule: 'item-ids-unique',
    docs: INPUT,
    check: ({ body }) => {
      const ids = itemsOf(body).flatMap(({ value: { id } }) => (typeof id === 'string' ? [id] : []));
      const twice = firstDuplicate(ids);
      if (twice === undefined) return undefined;
      const message = `Duplicate item found with id ${inWords(twice.value)}. Remove duplicate items from your input and try again.`;
      return invalid(message, 'input');
    },
  },
  {
    rule: 'image-given-once',
    docs: VISION,
    check: ({ body }) =>
      firstOf(partsOf(body), (part) => givenOnce(part, 'input_image', ['image_url', 'file_id'])),
  },
  {
    rule: 'image-readable',
    docs: VISION,
    check: ({ body }) =>
      firstOf(partsOf(body), ({ kind, value: { image_url: url }, path }) =>
        kind === 'input_image' && typeof url === 'string'
          ? imageProblem(url, paramOf([...path, 'image_url']))
          : undefined,
      ),
  },
  {
    rule: 'file-given-once',
    docs: FILES,
    check: ({ body }) =>
      firstOf(partsOf(body), (part) => givenOnce(part, 'input_file', ['file_data', 'file_id', 'file_url'])),
  },
  {
    rule: 'file-readable',
    docs: FILES,
    check: ({ body }) =>
      firstOf(partsOf(body), ({ kind, value: { file_data: data }, path }) =>
        kind === 'input_file' && typeof data === 'string'
          ? fileDataProblem(data, paramOf([...path, 'file_data']))
          : undefined,
      ),
  },
];

function givenOnce({ kind, value, path }: Found, type: string, names: readonly string[]) {
  if (kind !== type || names.filter((name) => typeof value[name] === 'string').length === 1) return undefined;
  const param = paramOf(path);
  const list = names.map((name) => `'${name}'`).join(', ');
  return invalid(`Invalid '${param}': exactly one of ${list} must be given.`, param, 'invalid_value');
}
