import { isFields } from '../../json.ts';
import type { Rule } from '../../judge/rule.ts';
import { firstOf } from '../../judge/values.ts';
import type { Judged } from '../dialect.ts';
import { contentRules } from './content-rules.ts';
import { KNOWN_FIELDS, SAMPLING_FIELDS } from './fields.ts';
import { mergedTurns } from './merged.ts';
import { pairingRules } from './pairing-rules.ts';
import { invalid, required } from './problems.ts';
import { toolRules } from './tool-rules.ts';

const CREATE = 'https://platform.claude.com/docs/en/api/messages/create';
const PREFILL = 'https://platform.claude.com/docs/en/about-claude/models/migration-guide';
const MIGRATION = 'https://platform.claude.com/docs/en/api/migration-2026-10-21';

export const rules: readonly Rule<Judged>[] = [
  {
    rule: 'model-given',
    docs: CREATE,
    check: ({ body: { model } }) => {
      if (model === undefined) return required('model');
      if (typeof model !== 'string') return invalid('model: Input should be a valid string');
      return model === '' ? invalid('model: String should have at least 1 character') : undefined;
    },
  },
  {
    rule: 'sampling-removed',
    docs: MIGRATION,
    check: ({ body, headers }) => {
      if (headers['anthropic-version'] !== '2026-10-21') return undefined;
      const name = SAMPLING_FIELDS.find((field) => body[field] !== undefined);
      return name === undefined ? undefined : invalid(`${name}: Extra inputs are not permitted`);
    },
  },
  {
    rule: 'known-fields',
    docs: CREATE,
    check: ({ body }) => {
      const unknown = Object.keys(body).find((name) => !KNOWN_FIELDS.has(name));
      return unknown === undefined ? undefined : invalid(`${unknown}: Extra inputs are not permitted`);
    },
  },
  {
    rule: 'max-tokens',
    docs: CREATE,
    check: ({ body: { max_tokens: limit } }) => {
      if (limit === undefined) return required('max_tokens');
      if (!Number.isInteger(limit)) return invalid('max_tokens: Input should be a valid integer');
      return Number(limit) < 1 ? invalid('max_tokens: must be greater than or equal to 1') : undefined;
    },
  },
  {
    rule: 'stream-flag',
    docs: CREATE,
    check: ({ body: { stream } }) =>
      stream === undefined || typeof stream === 'boolean'
        ? undefined
        : invalid('stream: Input should be a valid boolean'),
  },
  {
    rule: 'system',
    docs: CREATE,
    check: ({ body: { system } }) => {
      if (system === undefined || typeof system === 'string') return undefined;
      if (!Array.isArray(system)) return invalid('system: Input should be a valid string or list');
      return firstOf(system, (block: unknown, index) => {
        const at = `system.${String(index)}`;
        if (!isFields(block) || block['type'] !== 'text')
          return invalid(`${at}.type: Input should be 'text'`);
        if (typeof block['text'] !== 'string') return required(`${at}.text`);
        return block['text'] === '' ? invalid('system: text content blocks must be non-empty') : undefined;
      });
    },
  },
  {
    rule: 'messages-list',
    docs: CREATE,
    check: ({ body: { messages } }) => {
      if (messages === undefined) return required('messages');
      if (!Array.isArray(messages)) return invalid('messages: Input should be a valid list');
      return messages.length === 0 ? invalid('messages: at least one message is required') : undefined;
    },
  },
  ...toolRules,
  ...contentRules,
  ...pairingRules,
  {
    rule: 'ends-on-user',
    docs: PREFILL,
    check: ({ body: { messages } }) =>
      mergedTurns(messages).at(-1)?.role === 'assistant'
        ? invalid(
            'This model does not support assistant message prefill. The conversation must end with a user message.',
          )
        : undefined,
  },
];
