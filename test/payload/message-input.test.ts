import { expect, test } from 'vitest';
import { checkMessageInput } from '../../workflows/payload/check.ts';

test.each([
  ['a text', { id: 'm', input: 'Hello' }],
  ['messages of the user', { v: 1, id: 'm', input: [{ role: 'user', content: 'Hello' }] }],
])('%s can be sent to a run', (_, input) => {
  expect(checkMessageInput(input)).toMatchObject({ ok: true });
});

test.each([
  ['nothing', undefined, ''],
  ['no id', { input: 'Hello' }, ''],
  ['an empty id', { id: '', input: 'Hello' }, 'id'],
  ['an id without end', { id: 'm'.repeat(201), input: 'Hello' }, 'id'],
  ['a blank text', { id: 'm', input: ' ' }, 'input[0].content'],
  ['a field there isn’t', { id: 'm', input: 'Hello', urgent: true }, 'urgent'],
  ['the model’s words', { id: 'm', input: [{ role: 'assistant', content: 'Hi' }] }, 'input[0]'],
  [
    'instructions',
    {
      id: 'm',
      input: [
        { role: 'system', content: 'x' },
        { role: 'user', content: 'y' },
      ],
    },
    'input[0].role',
  ],
])('%s is refused, by its path', (_, input, path) => {
  const checked = checkMessageInput(input);
  expect(checked.ok ? [] : checked.problems.map((problem) => problem.path)).toContain(path);
});
