import { inWords } from '../../json.ts';
import type { Mismatch, Path } from '../../judge/mismatch.ts';
import type { Problem } from '../../judge/rule.ts';
import { text } from '../../judge/shape.ts';
import { typeInWords } from '../../judge/values.ts';

/** What both of OpenAI's protocols allow as the name of a function, a custom tool or a schema. */
export const toolName = text({ min: 1, max: 64, pattern: /^[a-zA-Z0-9_-]+$/ });

/** OpenAI's 400, in the wordings its API uses for every field. */
export function invalid(message: string, param?: string, code?: string): Problem {
  return {
    status: 400,
    type: 'invalid_request_error',
    message,
    ...(param !== undefined && { param }),
    ...(code !== undefined && { code }),
  };
}

export function missing(param: string): Problem {
  return invalid(`Missing required parameter: '${param}'.`, param, 'missing_required_parameter');
}

/** A setting the model does not take. The vendor gives a code only where it names another setting. */
export function unsupportedParameter(name: string, instead?: string): Problem {
  const message = `Unsupported parameter: '${name}' is not supported with this model.`;
  return instead === undefined
    ? invalid(message, name)
    : invalid(`${message} Use '${instead}' instead.`, name, 'unsupported_parameter');
}

export function unsupportedEffort(param: string, effort: unknown, supported: readonly string[]): Problem {
  const message = `Unsupported value: '${param}' does not support '${inWords(effort)}' with this model. Supported values are: ${andList(supported)}.`;
  return invalid(message, param, 'unsupported_value');
}

/** `messages[0].content[1].type` */
export function paramOf(path: Path): string {
  return path
    .flatMap((segment) =>
      typeof segment === 'object'
        ? []
        : typeof segment === 'number'
          ? [`[${String(segment)}]`]
          : [`.${segment}`],
    )
    .join('')
    .replace(/^\./, '');
}

export function wordMismatch(mismatch: Mismatch): Problem {
  const param = paramOf(mismatch.path);
  switch (mismatch.fault) {
    case 'missing':
      return missing(param);
    case 'unknown':
      return invalid(`Unknown parameter: '${param}'.`, param, 'unknown_parameter');
    case 'type': {
      const got = typeInWords(mismatch.value);
      const expected = mismatch.expected === 'a dictionary' ? 'an object' : mismatch.expected;
      const message = `Invalid type for '${param}': expected ${expected}, but got ${got} instead.`;
      return invalid(message, param, 'invalid_type');
    }
    case 'value':
    case 'tag':
      return wrongValue(param, mismatch.value, mismatch.supported);
    case 'pattern':
      return invalid(
        `Invalid '${param}': string does not match pattern. Expected a string that matches the pattern '${mismatch.pattern.source}'.`,
        param,
        'invalid_value',
      );
    case 'bound':
      return outOfBounds(mismatch, param);
    default:
      return mismatch satisfies never;
  }
}

export function wrongValue(param: string, value: unknown, supported: readonly string[]): Problem {
  const message = `Invalid value: '${inWords(value)}'. Supported values are: ${andList(supported)}.`;
  return invalid(message, param, 'invalid_value');
}

function andList(values: readonly string[]): string {
  const names = values.map((one) => `'${one}'`);
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')}, and ${names.at(-1) ?? ''}`;
}

const MEASURES = {
  string: (count: number) => `length ${String(count)}`,
  array: (count: number) => `length ${String(count)}`,
  object: (count: number) => `${String(count)} properties`,
};

function outOfBounds(
  { of, side, bound, got }: Extract<Mismatch, { fault: 'bound' }>,
  param: string,
): Problem {
  const limit = side === 'min' ? 'minimum' : 'maximum';
  if (of === 'integer' || of === 'decimal') {
    const [where, sign] = side === 'min' ? ['below', '>='] : ['above', '<='];
    return invalid(
      `Invalid '${param}': ${of} ${where} ${limit} value. Expected a value ${sign} ${String(bound)}, but got ${String(got)} instead.`,
      param,
      `${of}_${where}_${side}_value`,
    );
  }
  const article = of === 'string' ? 'a' : 'an';
  const measure = MEASURES[of];
  if (got === 0)
    return invalid(
      `Invalid '${param}': empty ${of}. Expected ${article} ${of} with ${limit} ${measure(bound)}, but got an empty ${of} instead.`,
      param,
      `empty_${of}`,
    );
  const [fault, where] = side === 'min' ? ['too short', 'below'] : ['too long', 'above'];
  return invalid(
    `Invalid '${param}': ${of} ${of === 'object' ? 'with too many properties' : fault}. Expected ${article} ${of} with ${limit} ${measure(bound)}, but got ${article} ${of} with ${measure(got)} instead.`,
    param,
    of === 'object' ? 'object_above_max_properties' : `${of}_${where}_${side}_length`,
  );
}
