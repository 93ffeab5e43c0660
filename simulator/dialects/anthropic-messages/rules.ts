import type { Rule } from '../../judge/rule.ts';
import { fieldRules, kindRules } from '../../judge/shape-rules.ts';
import type { Judged } from '../dialect.ts';
import { BLOCKS } from './blocks.ts';
import { cacheRules } from './cache-rules.ts';
import { contentRules } from './content-rules.ts';
import { KNOWN_FIELDS, REQUEST, SAMPLING_FIELDS } from './fields.ts';
import { hostedRules } from './hosted-rules.ts';
import { mediaRules } from './media-rules.ts';
import { blocksOf } from './merged.ts';
import { pairingRules } from './pairing-rules.ts';
import { wordMismatch } from './problems.ts';
import { settingRules } from './setting-rules.ts';
import { thinkingRules } from './thinking-rules.ts';
import { toolRules, toolsOf } from './tool-rules.ts';
import { TOOLS } from './tools.ts';
import { turnRules } from './turn-rules.ts';

const CREATE = 'https://platform.claude.com/docs/en/api/messages/create';
const MIGRATION = 'https://platform.claude.com/docs/en/api/migration-2026-10-21';

export const rules: readonly Rule<Judged>[] = [
  {
    rule: 'model-given',
    docs: CREATE,
    check: ({ body: { model } }) => {
      if (model === undefined) return wordMismatch({ fault: 'missing', path: ['model'] });
      if (typeof model !== 'string')
        return wordMismatch({ fault: 'type', path: ['model'], expected: 'a string', value: model });
      return model === ''
        ? wordMismatch({ fault: 'bound', path: ['model'], of: 'string', side: 'min', bound: 1, got: 0 })
        : undefined;
    },
  },
  {
    rule: 'sampling-removed',
    docs: MIGRATION,
    check: ({ body, headers }) => {
      if (headers['anthropic-version'] !== '2026-10-21') return undefined;
      const name = SAMPLING_FIELDS.find((field) => body[field] !== undefined);
      return name === undefined ? undefined : wordMismatch({ fault: 'unknown', path: [name] });
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
  ...cacheRules,
  ...kindRules('block', BLOCKS, blocksOf, wordMismatch),
  ...turnRules,
  ...contentRules,
  ...mediaRules,
  ...pairingRules,
  ...hostedRules,
  ...thinkingRules,
];
