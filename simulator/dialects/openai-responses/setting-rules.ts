import { inWords, isFields } from '../../json.ts';
import type { Rule } from '../../judge/rule.ts';
import { firstOf } from '../../judge/values.ts';
import type { Judged } from '../dialect.ts';
import { traitsOf } from '../openai/models.ts';
import { invalid, unsupportedEffort, unsupportedParameter } from '../openai/problems.ts';
import { schemaViolation } from '../openai/strict-schema.ts';
import { textOf } from '../openai/text.ts';
import { itemsOf } from './find.ts';
import { reasons } from './reasoning.ts';

const BACKGROUND = 'https://platform.openai.com/docs/guides/background#limits';
const REASONING = 'https://platform.openai.com/docs/guides/reasoning';
const LATEST = 'https://platform.openai.com/docs/guides/latest-model';
const STRUCTURED = 'https://platform.openai.com/docs/guides/structured-outputs';
const JSON_MODE = 'https://platform.openai.com/docs/guides/structured-outputs#json-mode';

/** Settings that contradict each other, or the model. */
export const settingRules: readonly Rule<Judged>[] = [
  {
    rule: 'background-is-stored',
    docs: BACKGROUND,
    check: ({ body: { background, store } }) =>
      background === true && store === false
        ? invalid("Background mode requires 'store' to be true.", 'background')
        : undefined,
  },
  {
    rule: 'refused-by-model',
    docs: REASONING,
    check: ({ body }) => {
      const { refuses } = traitsOf(body['model']);
      const name = Object.keys(refuses).find((field) => isSet(body[field]));
      return name === undefined ? undefined : unsupportedParameter(name);
    },
  },
  {
    rule: 'no-sampling-with-reasoning',
    docs: LATEST,
    check: ({ body }) => {
      if (!reasons(body)) return undefined;
      const name = traitsOf(body['model']).refusesReasoning.find((field) => isSet(body[field]));
      return name === undefined ? undefined : unsupportedParameter(name);
    },
  },
  {
    rule: 'reasoning-of-model',
    docs: REASONING,
    check: ({ body: { model, reasoning } }) =>
      isFields(reasoning) && isSet(reasoning['effort']) && !traitsOf(model).reasons
        ? unsupportedParameter('reasoning.effort')
        : undefined,
  },
  {
    rule: 'effort-of-model',
    docs: REASONING,
    check: ({ body: { model, reasoning } }) => {
      const effort = isFields(reasoning) ? reasoning['effort'] : undefined;
      const { efforts } = traitsOf(model);
      return !isSet(effort) || efforts === undefined || efforts.includes(inWords(effort))
        ? undefined
        : unsupportedEffort('reasoning.effort', effort, efforts);
    },
  },
  {
    rule: 'output-schema',
    docs: STRUCTURED,
    check: ({ body: { text } }) => {
      const format = isFields(text) && isFields(text['format']) ? text['format'] : {};
      const { name, schema, strict } = format;
      const violation = isFields(schema) ? schemaViolation(schema, strict === true) : undefined;
      if (violation === undefined) return undefined;
      const message = `Invalid schema for response_format '${inWords(name)}': ${violation}`;
      return invalid(message, 'text.format.schema', 'invalid_json_schema');
    },
  },
  {
    rule: 'json-mode-says-json',
    docs: JSON_MODE,
    check: ({ body }) => {
      const { text, input, instructions } = body;
      if (!isFields(text) || !isFields(text['format']) || text['format']['type'] !== 'json_object')
        return undefined;
      const texts = [
        inWords(input),
        instructions,
        ...itemsOf(body).map(({ value }) => textOf(value['content'])),
      ];
      if (firstOf(texts, (one) => (/json/i.test(String(one)) ? true : undefined)) === true) return undefined;
      const message =
        "Response input messages must contain the word 'json' in some form to use 'text.format' of type 'json_object'.";
      return invalid(message, 'input');
    },
  },
];

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null;
}
