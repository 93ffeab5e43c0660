import type { Rule } from '../../judge/rule.ts';
import type { Judged } from '../dialect.ts';
import { emptyArray, invalid, missing, wrongType } from '../openai-problems.ts';
import { KNOWN_FIELDS, MOVED_FIELDS } from './fields.ts';
import { itemRules } from './item-rules.ts';
import { pairingRules } from './pairing-rules.ts';
import { reasoningRules } from './reasoning-rules.ts';
import { settingRules } from './setting-rules.ts';
import { toolRules } from './tool-rules.ts';

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
      return invalid(
        `Unsupported parameter: '${moved}'. In the Responses API, this parameter has moved to '${MOVED_FIELDS[moved] ?? ''}'. Try again with the new parameter. See the API documentation for more information: ${CREATE}.`,
        moved,
        'unsupported_parameter',
      );
    },
  },
  {
    rule: 'known-fields',
    docs: CREATE,
    check: ({ body }) => {
      const unknown = Object.keys(body).find((name) => !KNOWN_FIELDS.has(name));
      return unknown === undefined
        ? undefined
        : invalid(`Unknown parameter: '${unknown}'.`, unknown, 'unknown_parameter');
    },
  },
  {
    rule: 'input-given',
    docs: CREATE,
    check: ({ body: { input } }) => {
      if (input === undefined || input === null) return missing('input');
      if (typeof input === 'string') return undefined;
      if (!Array.isArray(input)) return wrongType('input', 'one of a string or array of objects', input);
      return input.length === 0 ? emptyArray('input') : undefined;
    },
  },
  ...settingRules,
  ...toolRules,
  ...itemRules,
  ...pairingRules,
  ...reasoningRules,
];
