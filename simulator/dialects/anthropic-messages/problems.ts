import { inWords } from '../../json.ts';
import type { Expected, Mismatch, Path } from '../../judge/mismatch.ts';
import type { Problem } from '../../judge/rule.ts';

/** Anthropic's 400: the field's path is part of the message. */
export function invalid(message: string): Problem {
  return { status: 400, type: 'invalid_request_error', message };
}

/** `messages.0.content.1.tool_use.id` */
export function pathInWords(path: Path): string {
  return path.map((segment) => (typeof segment === 'object' ? segment.tag : String(segment))).join('.');
}

const TYPES: Readonly<Record<Expected, string>> = {
  'a string': 'a valid string',
  'a boolean': 'a valid boolean',
  'an integer': 'a valid integer',
  'a decimal': 'a valid number',
  'an object': 'an object',
  'a dictionary': 'a valid dictionary',
  'an array of objects': 'a valid list',
  'an array of strings': 'a valid list',
  'one of a string or array of objects': 'a valid string or list',
  'one of a string or array of strings': 'a valid string or list',
  'one of a string or object': 'a valid string or object',
};

const UNITS = { string: 'character', array: 'item', object: 'item' };
const NOUNS = { string: 'String', array: 'List', object: 'Dictionary' };

export function wordMismatch(mismatch: Mismatch): Problem {
  return invalid(`${pathInWords(placeOf(mismatch))}: ${fault(mismatch)}`);
}

/** A wrong tag is told where the union stands. */
function placeOf({ fault: kind, path }: Mismatch): Path {
  return kind === 'tag' ? path.slice(0, -1) : path;
}

function fault(mismatch: Mismatch): string {
  switch (mismatch.fault) {
    case 'missing':
      return 'Field required';
    case 'unknown':
      return 'Extra inputs are not permitted';
    case 'type':
      return `Input should be ${TYPES[mismatch.expected]}`;
    case 'value':
      return `Input should be ${orList(mismatch.supported)}`;
    case 'tag': {
      const by = pathInWords(mismatch.path.slice(-1));
      const tags = mismatch.supported.map((one) => `'${one}'`).join(', ');
      return `Input tag '${inWords(mismatch.value)}' found using '${by}' does not match any of the expected tags: ${tags}`;
    }
    case 'pattern':
      return `String should match pattern '${mismatch.pattern.source}'`;
    case 'bound':
      return bound(mismatch);
    default:
      return mismatch satisfies never;
  }
}

function bound({ of, side, bound, got }: Extract<Mismatch, { fault: 'bound' }>): string {
  if (of === 'integer' || of === 'decimal')
    return `Input should be ${side === 'min' ? 'greater' : 'less'} than or equal to ${String(bound)}`;
  const unit = `${UNITS[of]}${bound === 1 ? '' : 's'}`;
  const limit = `${NOUNS[of]} should have at ${side === 'min' ? 'least' : 'most'} ${String(bound)} ${unit}`;
  return of === 'string' ? limit : `${limit} after validation, not ${String(got)}`;
}

export function orList(values: readonly string[]): string {
  const names = values.map((one) => `'${one}'`);
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`;
}
