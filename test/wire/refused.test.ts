import { expect, test } from 'vitest';
import type { Message } from '../../domain/conversation/message.ts';
import { RenderRefused } from '../../domain/wire/refused.ts';
import { call, result, says, system, user } from './messages.ts';
import { profiles, renderFor } from './targets.ts';

const tool = (name: string) => ({ name, description: '', parameters: {} });

const rows: readonly (readonly [string, readonly Message[], readonly string[], string])[] = [
  ['it ends on an assistant message', [user(), says()], [], 'messages[1]'],
  ['it ends on open calls', [user(), { role: 'assistant', content: [call('a')] }], [], 'messages[1]'],
  ['nobody speaks', [system()], [], 'messages'],
  ['a call has no result', [user(), { role: 'assistant', content: [call('a')] }, user()], [], 'messages[2]'],
  [
    'a result has no call',
    [user(), says(), { role: 'tool', content: [result('a')] }],
    [],
    'messages[2].content[0].callId',
  ],
  ['a tool has no name', [user()], ['ok', ''], 'tools[1].name'],
  ['a tool is declared twice', [user()], ['a', 'a'], 'tools[1].name'],
];

test.each(rows)('refused with the field: %s', (_, conversation, names, path) => {
  for (const profile of profiles) {
    const render = () => renderFor(profile, conversation, { tools: names.map(tool) });
    expect(render).toThrow(RenderRefused);
    expect(render).toThrow(path);
  }
});
