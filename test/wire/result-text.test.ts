import { expect, test } from 'vitest';
import type { ResultStatus } from '../../domain/conversation/message.ts';
import { call, result, user } from './messages.ts';
import { claude, messagesOf, openai, renderFor } from './targets.ts';

const rows: readonly (readonly [ResultStatus, string, string])[] = [
  ['ok', '12', '12'],
  ['ok', '', '(no output)'],
  ['ok', ' \n', '(no output)'],
  ['error', 'no route', 'Error: no route'],
  ['error', '', 'Error: (no output)'],
  ['denied', '', 'The call was denied and did not run.'],
  ['denied', 'too dear', 'The call was denied and did not run. too dear'],
  ['cancelled', '', 'The call was cancelled before it answered.'],
  ['unknown', '', "Tool outcome not known; do not assume that it ran or that it didn't."],
];

test.each(rows)(
  '%s %j is told as %j on every wire, but for the word that a flag stands for',
  (status, text, told) => {
    const conversation = [
      user(),
      { role: 'assistant' as const, content: [call('a')] },
      { role: 'tool' as const, content: [result('a', text, status)] },
    ];
    expect(messagesOf(renderFor(openai, conversation)).at(-1)).toMatchObject({ role: 'tool', content: told });
    const block = {
      type: 'tool_result',
      tool_use_id: 'a',
      content: status === 'error' ? told.slice(7) : told,
    };
    expect(messagesOf(renderFor(claude, conversation)).at(-1)).toEqual({
      role: 'user',
      content: [status === 'ok' ? block : { ...block, is_error: true }],
    });
  },
);
