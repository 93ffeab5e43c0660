import type { Rule } from '../../judge/rule.ts';
import { fieldRules, kindRules } from '../../judge/shape-rules.ts';
import type { Judged } from '../dialect.ts';
import { invalid, wordMismatch } from '../openai/problems.ts';
import { KNOWN_FIELDS, REQUEST } from './fields.ts';
import { callsOf, messagesOf, partsOf, toolsOf } from './find.ts';
import { messageRules } from './message-rules.ts';
import { CALLS, MESSAGES } from './messages.ts';
import { pairingRules } from './pairing-rules.ts';
import { PARTS } from './parts.ts';
import { reasoningRules } from './reasoning-rules.ts';
import { settingRules } from './setting-rules.ts';
import { toolRules } from './tool-rules.ts';
import { TOOLS } from './tools.ts';

const CREATE = 'https://platform.openai.com/docs/api-reference/chat/create';

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
  ...fieldRules(REQUEST, wordMismatch),
  ...settingRules,
  ...kindRules('tool', TOOLS, toolsOf, wordMismatch),
  ...toolRules,
  ...messageRules,
  ...kindRules('part', PARTS, partsOf, wordMismatch),
  ...kindRules('call', CALLS, callsOf, wordMismatch),
  ...kindRules('message', MESSAGES, messagesOf, wordMismatch),
  ...pairingRules,
  ...reasoningRules,
];
