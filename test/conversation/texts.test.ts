import { expect, test } from 'vitest';
import type { Message } from '../../domain/conversation/message.ts';
import { textsOf } from '../../domain/conversation/texts.ts';

test('everything that was said, and no names', () => {
  const affinity = { api: 'openai.chat', target: 'openai/a' };
  const conversation: readonly Message[] = [
    { role: 'system', content: [{ type: 'text', text: 'Be kind.' }] },
    { role: 'user', content: [{ type: 'text', text: 'Where is Ada?' }] },
    {
      role: 'assistant',
      content: [
        { type: 'reasoning', text: 'Let me look.', native: { affinity, item: { signature: 'abc' } } },
        { type: 'call', callId: 'call_1', nativeId: 'toolu_1', name: 'find', arguments: '{"who":"Ada"}' },
        { type: 'refusal', text: 'No.' },
      ],
      by: 'openai/a',
      finish: 'refusal',
    },
    {
      role: 'tool',
      content: [
        { type: 'result', callId: 'call_1', status: 'ok', content: [{ type: 'text', text: 'At home.' }] },
      ],
    },
  ];
  expect(textsOf(conversation)).toEqual([
    'Be kind.',
    'Where is Ada?',
    'Let me look.',
    'abc',
    '{"who":"Ada"}',
    'No.',
    'At home.',
  ]);
});
