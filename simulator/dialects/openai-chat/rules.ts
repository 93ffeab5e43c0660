import type { Rule } from '../../judge/rule.ts';
import { firstOf } from '../../judge/values.ts';
import type { Judged } from '../dialect.ts';
import { KNOWN_FIELDS } from './fields.ts';
import { messageRules } from './message-rules.ts';
import { pairingRules } from './pairing-rules.ts';
import { emptyArray, invalid, missing, wrongType } from '../openai-problems.ts';
import { toolRules } from './tool-rules.ts';

export const CREATE = 'https://platform.openai.com/docs/api-reference/chat/create';
const LIMITS = ['max_tokens', 'max_completion_tokens'] as const;

export const rules: readonly Rule<Judged>[] = [
  {
    rule: 'model-given',
    docs: CREATE,
    check: ({ body }) =>
      typeof body['model'] === 'string' && body['model'] !== ''
        ? undefined
        : invalid('you must provide a model parameter'),
  },
  {
    rule: 'known-fields',
    docs: CREATE,
    check: ({ body }) => {
      const unknown = Object.keys(body).find((name) => !KNOWN_FIELDS.has(name));
      return unknown === undefined
        ? undefined
        : invalid(`Unrecognized request argument supplied: ${unknown}`);
    },
  },
  {
    rule: 'messages-list',
    docs: CREATE,
    check: ({ body: { messages } }) => {
      if (messages === undefined) return missing('messages');
      if (!Array.isArray(messages)) return wrongType('messages', 'an array of objects', messages);
      return messages.length === 0 ? emptyArray('messages') : undefined;
    },
  },
  {
    rule: 'token-limits',
    docs: CREATE,
    check: ({ body }) =>
      firstOf(LIMITS, (name) => {
        const value = body[name];
        if (value === undefined || value === null) return undefined;
        if (!Number.isInteger(value)) return wrongType(name, 'an integer', value);
        const message = `Invalid '${name}': integer below minimum value. Expected a value >= 1, but got ${JSON.stringify(value)} instead.`;
        return Number(value) < 1 ? invalid(message, name, 'integer_below_min_value') : undefined;
      }),
  },
  {
    rule: 'one-token-limit',
    docs: CREATE,
    check: ({ body }) =>
      LIMITS.every((name) => typeof body[name] === 'number')
        ? invalid(
            "Setting 'max_tokens' and 'max_completion_tokens' at the same time is not supported.",
            'max_tokens',
            'invalid_parameter_combination',
          )
        : undefined,
  },
  {
    rule: 'stream-flag',
    docs: CREATE,
    check: ({ body: { stream } }) =>
      stream === undefined || stream === null || typeof stream === 'boolean'
        ? undefined
        : wrongType('stream', 'a boolean', stream),
  },
  {
    rule: 'stream-options-need-stream',
    docs: CREATE,
    check: ({ body: { stream, stream_options: options } }) =>
      options === undefined || options === null || stream === true
        ? undefined
        : invalid(
            "The 'stream_options' parameter is only allowed when 'stream' is enabled.",
            'stream_options',
          ),
  },
  ...toolRules,
  ...messageRules,
  ...pairingRules,
];
