import type { Rule } from '../../judge/rule.ts';
import { firstOf } from '../../judge/values.ts';
import type { Judged } from '../dialect.ts';
import { traitsOf } from '../openai/models.ts';
import { invalid, wordMismatch } from '../openai/problems.ts';
import { messagesOf } from './find.ts';
import { thinksOpenly } from './reasoning.ts';

const CREATE = 'https://platform.openai.com/docs/api-reference/chat/create';
const THINKING = 'https://api-docs.deepseek.com/guides/thinking_mode#tool-calls';

/** Reasoning in the open, which only some vendors of this protocol have. */
export const reasoningRules: readonly Rule<Judged>[] = [
  {
    rule: 'open-reasoning-known',
    docs: CREATE,
    check: ({ body }) => {
      if (traitsOf(body['model']).reasonsOpenly) return undefined;
      if (body['thinking'] !== undefined) return invalid('Unrecognized request argument supplied: thinking');
      return firstOf(messagesOf(body), ({ value, path }) =>
        value['reasoning_content'] === undefined
          ? undefined
          : wordMismatch({ fault: 'unknown', path: [...path, 'reasoning_content'] }),
      );
    },
  },
  {
    rule: 'reasoning-comes-back',
    docs: THINKING,
    check: ({ body }) => {
      if (!thinksOpenly(body)) return undefined;
      return firstOf(messagesOf(body), ({ value }) =>
        value['tool_calls'] === undefined || typeof value['reasoning_content'] === 'string'
          ? undefined
          : invalid(
              'The `reasoning_content` in the thinking mode must be passed back to the API.',
              undefined,
              'invalid_request_error',
            ),
      );
    },
  },
];
