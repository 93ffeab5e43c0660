import { inWords, isFields, type Fields } from '../../json.ts';
import type { Problem, Rule } from '../../judge/rule.ts';
import { firstDuplicate, firstOf } from '../../judge/values.ts';
import type { Judged } from '../dialect.ts';
import { checkName, checkString, invalid, missing, wrongType, wrongValue } from '../openai-problems.ts';
import { ID_PREFIXES, ITEM_FIELDS, kindOf } from './item-kinds.ts';

const INPUT = 'https://platform.openai.com/docs/api-reference/responses/create#responses-create-input';
const ROLES = ['assistant', 'system', 'developer', 'user'];
const USER_PARTS = ['input_text', 'input_image', 'input_file'];
const ASSISTANT_PARTS = ['output_text', 'refusal'];
const LONGEST_CALL_ID = 64;

export const itemRules: readonly Rule<Judged>[] = [
  perItem('item-type', (item, at) => {
    if (!isFields(item)) return wrongType(at, 'an object', item);
    const kind = kindOf(item);
    if (kind === undefined) return missing(`${at}.type`);
    return Object.hasOwn(ITEM_FIELDS, inWords(kind))
      ? undefined
      : wrongValue(`${at}.type`, kind, Object.keys(ITEM_FIELDS));
  }),
  perItem('item-fields', (item, at) => {
    const known = ITEM_FIELDS[String(kindOf(item))] ?? [];
    const unknown = Object.keys(item).find((name) => !known.includes(name));
    if (unknown === undefined) return undefined;
    return invalid(`Unknown parameter: '${at}.${unknown}'.`, `${at}.${unknown}`, 'unknown_parameter');
  }),
  perItem('item-id-prefix', (item, at) => {
    const { id } = item;
    if (id === undefined || id === null) return undefined;
    const prefix = ID_PREFIXES[String(kindOf(item))] ?? '';
    if (inWords(id).startsWith(prefix)) return undefined;
    const message = `Invalid '${at}.id': '${inWords(id)}'. Expected an ID that begins with '${prefix}'.`;
    return invalid(message, `${at}.id`, 'invalid_value');
  }),
  {
    rule: 'item-ids-unique',
    docs: INPUT,
    check: ({ body: { input } }) => {
      const ids = Array.isArray(input) ? input.map((item: Fields) => item['id']) : [];
      const twice = firstDuplicate(ids.filter((id) => typeof id === 'string'));
      if (twice === undefined) return undefined;
      const message = `Duplicate item found with id ${String(twice.value)}. Remove duplicate items from your input and try again.`;
      return invalid(message, 'input');
    },
  },
  perItem('message-role', (item, at) => {
    if (kindOf(item) !== 'message') return undefined;
    if (item['role'] === undefined) return missing(`${at}.role`);
    return ROLES.includes(inWords(item['role'])) ? undefined : wrongValue(`${at}.role`, item['role'], ROLES);
  }),
  perItem('message-content', (item, at) => {
    if (kindOf(item) !== 'message') return undefined;
    const allowed = item['role'] === 'assistant' ? ASSISTANT_PARTS : USER_PARTS;
    return content(item['content'], `${at}.content`, allowed);
  }),
  perItem('call-id', (item, at) => {
    if (item['type'] !== 'function_call' && item['type'] !== 'function_call_output') return undefined;
    const param = `${at}.call_id`;
    return item['call_id'] === undefined
      ? missing(param)
      : checkString(param, item['call_id'], LONGEST_CALL_ID);
  }),
  perItem('call-shape', (item, at) => {
    if (item['type'] !== 'function_call') return undefined;
    if (item['name'] === undefined) return missing(`${at}.name`);
    if (item['arguments'] === undefined) return missing(`${at}.arguments`);
    if (typeof item['arguments'] !== 'string')
      return wrongType(`${at}.arguments`, 'a string', item['arguments']);
    return checkName(`${at}.name`, item['name']);
  }),
  perItem('call-output', (item, at) =>
    item['type'] === 'function_call_output' ? content(item['output'], `${at}.output`, USER_PARTS) : undefined,
  ),
];

function perItem(rule: string, check: (item: Fields, at: string) => Problem | undefined): Rule<Judged> {
  return {
    rule,
    docs: INPUT,
    check: ({ body: { input } }) =>
      firstOf(Array.isArray(input) ? input : [], (item: Fields, index) =>
        check(item, `input[${String(index)}]`),
      ),
  };
}

function content(value: unknown, at: string, allowed: readonly string[]): Problem | undefined {
  if (value === undefined || value === null) return missing(at);
  if (typeof value === 'string') return undefined;
  if (!Array.isArray(value)) return wrongType(at, 'one of a string or array of objects', value);
  return firstOf(value, (part: unknown, index) => {
    const here = `${at}[${String(index)}]`;
    if (!isFields(part)) return wrongType(here, 'an object', part);
    const type = String(part['type']);
    if (part['type'] === undefined) return missing(`${here}.type`);
    if (!allowed.includes(type)) return wrongValue(here, type, allowed);
    return type.endsWith('_text') && typeof part['text'] !== 'string' ? missing(`${here}.text`) : undefined;
  });
}
