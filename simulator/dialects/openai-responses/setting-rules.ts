import { inWords, isFields } from '../../json.ts';
import type { Rule } from '../../judge/rule.ts';
import { firstOf } from '../../judge/values.ts';
import type { Judged } from '../dialect.ts';
import { checkName, invalid, missing, wrongType, wrongValue } from '../openai-problems.ts';
import { EFFORTS, INCLUDABLE } from './fields.ts';
import { reasons } from './reasoning.ts';
import { strictViolation } from './strict-schema.ts';

const CREATE = 'https://platform.openai.com/docs/api-reference/responses/create';
const REASONING = 'https://platform.openai.com/docs/guides/reasoning';
const LATEST = 'https://platform.openai.com/docs/guides/latest-model';
const STRUCTURED = 'https://platform.openai.com/docs/guides/structured-outputs';
const LEAST_TOKENS = 16;
const HOTTEST = 2;

export const settingRules: readonly Rule<Judged>[] = [
  {
    rule: 'flags',
    docs: CREATE,
    check: ({ body }) =>
      firstOf(['stream', 'store', 'background', 'parallel_tool_calls'], (name) => {
        const value = body[name];
        return value === undefined || value === null || typeof value === 'boolean'
          ? undefined
          : wrongType(name, 'a boolean', value);
      }),
  },
  {
    rule: 'instructions-text',
    docs: CREATE,
    check: ({ body: { instructions } }) =>
      instructions === undefined || instructions === null || typeof instructions === 'string'
        ? undefined
        : wrongType('instructions', 'a string', instructions),
  },
  {
    rule: 'include-known',
    docs: CREATE,
    check: ({ body: { include } }) => {
      if (include === undefined || include === null) return undefined;
      if (!Array.isArray(include)) return wrongType('include', 'an array of strings', include);
      return firstOf(include, (value: unknown, index) =>
        INCLUDABLE.includes(String(value))
          ? undefined
          : wrongValue(`include[${String(index)}]`, value, INCLUDABLE),
      );
    },
  },
  {
    rule: 'max-output-tokens',
    docs: CREATE,
    check: ({ body: { max_output_tokens: limit } }) => {
      if (limit === undefined || limit === null) return undefined;
      if (!Number.isInteger(limit)) return wrongType('max_output_tokens', 'an integer', limit);
      if (Number(limit) >= LEAST_TOKENS) return undefined;
      const message = `Invalid 'max_output_tokens': integer below minimum value. Expected a value >= ${String(LEAST_TOKENS)}, but got ${inWords(limit)} instead.`;
      return invalid(message, 'max_output_tokens', 'integer_below_min_value');
    },
  },
  {
    rule: 'reasoning-effort',
    docs: REASONING,
    check: ({ body: { reasoning } }) => {
      if (reasoning === undefined || reasoning === null) return undefined;
      if (!isFields(reasoning)) return wrongType('reasoning', 'an object', reasoning);
      const { effort } = reasoning;
      return effort === undefined || effort === null || EFFORTS.includes(inWords(effort))
        ? undefined
        : wrongValue('reasoning.effort', effort, EFFORTS);
    },
  },
  {
    rule: 'temperature-range',
    docs: CREATE,
    check: ({ body: { temperature } }) => {
      if (temperature === undefined || temperature === null) return undefined;
      if (typeof temperature !== 'number') return wrongType('temperature', 'a decimal', temperature);
      if (temperature >= 0 && temperature <= HOTTEST) return undefined;
      const [side, sign, bound] =
        temperature < 0 ? ['below minimum', '>=', 0] : ['above maximum', '<=', HOTTEST];
      return invalid(
        `Invalid 'temperature': decimal ${side} value. Expected a value ${sign} ${String(bound)}, but got ${String(temperature)} instead.`,
        'temperature',
        temperature < 0 ? 'decimal_below_min_value' : 'decimal_above_max_value',
      );
    },
  },
  {
    rule: 'no-sampling-with-reasoning',
    docs: LATEST,
    check: ({ body }) => {
      if (!reasons(body)) return undefined;
      const name = ['temperature', 'top_p'].find((field) => typeof body[field] === 'number');
      return name === undefined
        ? undefined
        : invalid(`Unsupported parameter: '${name}' is not supported with this model.`, name);
    },
  },
  {
    rule: 'text-format',
    docs: STRUCTURED,
    check: ({ body: { text } }) => {
      if (text === undefined || text === null) return undefined;
      if (!isFields(text)) return wrongType('text', 'an object', text);
      const { format } = text;
      if (format === undefined || format === null) return undefined;
      if (!isFields(format)) return wrongType('text.format', 'an object', format);
      const { type, name, schema, strict } = format;
      const types = ['json_object', 'json_schema', 'text'];
      if (type === undefined) return missing('text.format.type');
      if (!types.includes(inWords(type))) return wrongValue('text.format.type', type, types);
      if (type !== 'json_schema') return undefined;
      if (name === undefined) return missing('text.format.name');
      if (!isFields(schema)) return missing('text.format.schema');
      const violation = strict === true ? strictViolation(schema) : undefined;
      if (violation === undefined) return checkName('text.format.name', name);
      const message = `Invalid schema for response_format '${inWords(name)}': ${violation}`;
      return invalid(message, 'text.format.schema', 'invalid_json_schema');
    },
  },
];
