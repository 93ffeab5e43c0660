import { inWords, isFields } from '../../json.ts';
import type { Rule } from '../../judge/rule.ts';
import { firstOf, objects } from '../../judge/values.ts';
import type { Judged } from '../dialect.ts';
import { traitsOf } from '../openai/models.ts';
import { invalid, unsupportedEffort, unsupportedParameter } from '../openai/problems.ts';
import { schemaViolation } from '../openai/strict-schema.ts';
import { textOf } from '../openai/text.ts';

const CREATE = 'https://platform.openai.com/docs/api-reference/chat/create';
const REASONING = 'https://platform.openai.com/docs/guides/reasoning';
const STRUCTURED = 'https://platform.openai.com/docs/guides/structured-outputs';
const JSON_MODE = 'https://platform.openai.com/docs/guides/structured-outputs#json-mode';
const AUDIO = 'https://platform.openai.com/docs/guides/audio';

/** Settings that contradict each other, or the model. */
export const settingRules: readonly Rule<Judged>[] = [
  {
    rule: 'one-token-limit',
    docs: CREATE,
    check: ({ body }) =>
      typeof body['max_tokens'] === 'number' && typeof body['max_completion_tokens'] === 'number'
        ? invalid(
            "Setting 'max_tokens' and 'max_completion_tokens' at the same time is not supported.",
            'max_tokens',
            'invalid_parameter_combination',
          )
        : undefined,
  },
  {
    rule: 'stream-options-need-stream',
    docs: CREATE,
    check: ({ body: { stream, stream_options: options } }) =>
      isFields(options) && stream !== true
        ? invalid(
            "The 'stream_options' parameter is only allowed when 'stream' is enabled.",
            'stream_options',
          )
        : undefined,
  },
  {
    rule: 'top-logprobs-need-logprobs',
    docs: CREATE,
    check: ({ body }) =>
      typeof body['top_logprobs'] === 'number' && body['logprobs'] !== true
        ? invalid("'logprobs' must be set to true if 'top_logprobs' is used.", 'top_logprobs')
        : undefined,
  },
  {
    rule: 'audio-asked-twice',
    docs: AUDIO,
    check: ({ body: { audio, modalities } }) => {
      const isAsked = Array.isArray(modalities) && modalities.includes('audio');
      if (isAsked === isFields(audio)) return undefined;
      return isAsked
        ? invalid("Missing required parameter: 'audio'.", 'audio', 'missing_required_parameter')
        : invalid("'audio' is only allowed when 'modalities' includes 'audio'.", 'audio');
    },
  },
  {
    rule: 'refused-by-model',
    docs: REASONING,
    check: ({ body }) => {
      const { refuses } = traitsOf(body['model']);
      const name = Object.keys(refuses).find((field) => isSet(body[field]));
      return name === undefined ? undefined : unsupportedParameter(name, refuses[name]);
    },
  },
  {
    rule: 'refused-while-reasoning',
    docs: REASONING,
    check: ({ body }) => {
      const { reasoning_effort: effort, model } = body;
      if (!isSet(effort) || effort === 'none') return undefined;
      const name = traitsOf(model).refusesReasoning.find((field) => isSet(body[field]));
      return name === undefined ? undefined : unsupportedParameter(name);
    },
  },
  {
    rule: 'reasoning-of-model',
    docs: REASONING,
    check: ({ body: { model, reasoning_effort: effort } }) =>
      isSet(effort) && !traitsOf(model).reasons
        ? invalid('Unrecognized request argument supplied: reasoning_effort')
        : undefined,
  },
  {
    rule: 'effort-of-model',
    docs: REASONING,
    check: ({ body: { model, reasoning_effort: effort } }) => {
      const { efforts } = traitsOf(model);
      return !isSet(effort) || efforts === undefined || efforts.includes(inWords(effort))
        ? undefined
        : unsupportedEffort('reasoning_effort', effort, efforts);
    },
  },
  {
    rule: 'output-schema',
    docs: STRUCTURED,
    check: ({ body: { response_format: format } }) => {
      const asked = isFields(format) && isFields(format['json_schema']) ? format['json_schema'] : {};
      const { name, schema, strict } = asked;
      const violation = isFields(schema) ? schemaViolation(schema, strict === true) : undefined;
      if (violation === undefined) return undefined;
      const message = `Invalid schema for response_format '${inWords(name)}': ${violation}`;
      return invalid(message, 'response_format', 'invalid_json_schema');
    },
  },
  {
    rule: 'json-mode-says-json',
    docs: JSON_MODE,
    check: ({ body: { response_format: format, messages } }) => {
      if (!isFields(format) || format['type'] !== 'json_object') return undefined;
      const says = firstOf(objects(messages), ({ content }) =>
        /json/i.test(textOf(content)) ? true : undefined,
      );
      if (says === true) return undefined;
      const message =
        "'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.";
      return invalid(message, 'messages');
    },
  },
];

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null;
}
