import type { Problem } from '../../conversation/problem.ts';
import type { Rule } from './rule.ts';

const create = 'https://platform.openai.com/docs/api-reference/chat/create';

/** https://platform.openai.com/docs/guides/safety-best-practices#implement-safety-identifiers */
const longestUser = 128;

/** Settings out of every range; those that only this target can't take are brought within its own. */
export const settingRules: readonly Rule[] = [
  {
    docs: `${create}#chat_create-temperature`,
    check: ({ settings: { temperature }, profile }) =>
      unless(
        !profile.sampling || temperature === undefined || temperature >= 0,
        'settings.temperature',
        'is below 0',
      ),
  },
  {
    docs: `${create}#chat_create-top_p`,
    check: ({ settings: { topP }, profile }) =>
      unless(
        !profile.sampling || topP === undefined || (topP >= 0 && topP <= 1),
        'settings.topP',
        'is not between 0 and 1',
      ),
  },
  {
    docs: `${create}#chat_create-max_completion_tokens`,
    check: ({ settings: { maxOutputTokens: most } }) =>
      unless(
        most === undefined || (Number.isInteger(most) && most >= 1),
        'settings.maxOutputTokens',
        'is no whole number from 1 on',
      ),
  },
  {
    docs: `${create}#chat_create-safety_identifier`,
    check: ({ settings: { user = '' }, profile }) =>
      unless(
        profile.userField !== 'safety_identifier' || user.length <= longestUser,
        'settings.user',
        `is longer than ${longestUser} characters`,
      ),
  },
];

function unless(holds: boolean, path: string, rule: string): readonly Problem[] {
  return holds ? [] : [{ path, rule }];
}
