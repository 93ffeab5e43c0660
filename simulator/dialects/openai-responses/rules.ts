import type { Rule } from '../../judge/rule.ts';
import { fieldRules, kindRules } from '../../judge/shape-rules.ts';
import type { Judged } from '../dialect.ts';
import { invalid, missing, wordMismatch } from '../openai/problems.ts';
import { KNOWN_FIELDS, MOVED_FIELDS, REQUEST } from './fields.ts';
import { itemsOf, messagesOf, partsOf, toolsOf } from './find.ts';
import { itemRules } from './item-rules.ts';
import { ITEMS, MESSAGES } from './items.ts';
import { pairingRules } from './pairing-rules.ts';
import { PARTS } from './parts.ts';
import { reasoningRules } from './reasoning-rules.ts';
import { settingRules } from './setting-rules.ts';
import { toolRules } from './tool-rules.ts';
import { TOOLS } from './tools.ts';

const CREATE = 'https://platform.openai.com/docs/api-reference/responses/create';
const MIGRATE = 'https://platform.openai.com/docs/guides/migrate-to-responses';

export const rules: readonly Rule<Judged>[] = [
  {
    rule: 'model-given',
    docs: CREATE,
    check: ({ body: { model } }) =>
      typeof model === 'string' && model !== '' ? undefined : missing('model'),
  },
  {
    rule: 'fields-not-moved',
    docs: MIGRATE,
    check: ({ body }) => {
      const moved = Object.keys(body).find((name) => Object.hasOwn(MOVED_FIELDS, name));
      if (moved === undefined) return undefined;
      const message = `Unsupported parameter: '${moved}'. In the Responses API, this parameter has moved to '${MOVED_FIELDS[moved] ?? ''}'. Try again with the new parameter. See the API documentation for more information: ${CREATE}.`;
      return invalid(message, moved, 'unsupported_parameter');
    },
  },
  {
    rule: 'known-fields',
    docs: CREATE,
    check: ({ body }) => {
      const unknown = Object.keys(body).find((name) => !KNOWN_FIELDS.has(name));
      return unknown === undefined ? undefined : wordMismatch({ fault: 'unknown', path: [unknown] });
    },
  },
  ...fieldRules(REQUEST, wordMismatch),
  ...settingRules,
  ...kindRules('tool', TOOLS, toolsOf, wordMismatch),
  ...toolRules,
  ...kindRules('part', PARTS, partsOf, wordMismatch),
  ...kindRules('message', MESSAGES, messagesOf, wordMismatch),
  ...kindRules('item', ITEMS, itemsOf, wordMismatch),
  ...itemRules,
  ...pairingRules,
  ...reasoningRules,
];
