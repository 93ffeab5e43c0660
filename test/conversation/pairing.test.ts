import { describe, expect, test } from 'vitest';
import type { Message } from '../../domain/conversation/message.ts';
import { checkConversation } from '../../domain/conversation/pairing.ts';
import { calls, results, says, system, user } from './messages.ts';

const sound: readonly (readonly [string, readonly Message[]])[] = [
  ['one user message', [user()]],
  ['a system message before it', [system(), user()]],
  ['several of one role in a row', [system(), user(), user(), says(), says(), user()]],
  ['a call and its result', [user(), calls('1'), results('1'), says()]],
  ['results in another order than their calls', [user(), calls('1', '2'), results('2', '1')]],
  ['turn after turn', [user(), calls('1'), results('1'), calls('2'), results('2'), says()]],
  [
    'words beside a call',
    [user(), { role: 'assistant', content: [...says().content, ...calls('1').content] }, results('1')],
  ],
  ['a call at the end, which is about to be answered', [user(), calls('1')]],
  ['it begins with the model', [says(), user()]],
];

const broken: readonly (readonly [string, readonly Message[], readonly (readonly [string, RegExp])[]])[] = [
  ['nothing', [], [['messages', /is empty/]]],
  ['only a system message', [system()], [['messages', /is empty/]]],
  [
    'a message without content',
    [user(), { role: 'assistant', content: [] }],
    [['messages[1].content', /is empty/]],
  ],
  ['a blank user message', [user(' \n')], [['messages[0].content', /is blank/]]],
  ['a blank system message', [system(''), user()], [['messages[0].content', /is blank/]]],
  [
    'a call without a result',
    [user(), calls('1'), user()],
    [['messages[2]', /"1" has no result.*right after/]],
  ],
  [
    'one result of two is missing',
    [user(), calls('1', '2'), results('2')],
    [['messages[2].content', /"1" has no result.*exactly one/]],
  ],
  [
    'a result is given twice',
    [user(), calls('1', '2'), results('1', '2', '1')],
    [['messages[2].content[2].callId', /"1" is answered twice/]],
  ],
  [
    'a result given three times is told once',
    [user(), calls('1'), results('1', '1', '1')],
    [['messages[2].content[1].callId', /"1" is answered twice/]],
  ],
  [
    'a result for a call that is not there',
    [user(), calls('1'), results('1', '9')],
    [['messages[2].content[1].callId', /"9" answers no call/]],
  ],
  [
    'a result without any call',
    [user(), results('1')],
    [['messages[1].content[0].callId', /"1" answers no call/]],
  ],
  [
    'a result that comes too late',
    [user(), calls('1'), user(), results('1')],
    [
      ['messages[2]', /"1" has no result/],
      ['messages[3].content[0].callId', /"1" answers no call/],
    ],
  ],
  [
    'an id used twice in a message',
    [user(), calls('1', '1'), results('1')],
    [['messages[1].content[1].callId', /"1" was used before/]],
  ],
  [
    'an id used again later',
    [user(), calls('1'), results('1'), calls('1'), results('1')],
    [['messages[3].content[0].callId', /"1" was used before/]],
  ],
  ['an empty id', [user(), calls(''), results('')], [['messages[1].content[0].callId', /is empty/]]],
];

describe('sound', () => {
  test.each(sound)('%s', (_, conversation) => {
    expect(checkConversation(conversation)).toEqual([]);
  });
});

describe('broken', () => {
  test.each(broken)('%s', (_, conversation, problems) => {
    expect(checkConversation(conversation)).toEqual(
      problems.map(([path, rule]) => ({ path, rule: expect.stringMatching(rule) as string })),
    );
  });
});
