import { expect, test } from 'vitest';
import type { Message } from '../../domain/conversation/message.ts';
import { wireIds } from '../../domain/wire/call-ids.ts';
import { azure, claude, mistral, openai } from './targets.ts';
import { call, result } from './messages.ts';

const ours = `call_${'a'.repeat(24)}`;

function turn(callId: string, nativeId?: string, by?: string): Message[] {
  return [
    { role: 'assistant', content: [call(callId, 'x', '{}', nativeId)], ...(by === undefined ? {} : { by }) },
    { role: 'tool', content: [result(callId)] },
  ];
}

test.each([
  [
    'the vendor’s own id goes back to the vendor',
    openai,
    turn(ours, 'call_native', 'openai/gpt-5'),
    'call_native',
  ],
  ['another vendor gets ours', claude, turn(ours, 'call_native', 'openai/gpt-5'), ours],
  ['a caller’s claim of a native id is not believed', openai, turn(ours, 'call_native'), ours],
  ['a blank native id is none', openai, turn(ours, '', 'openai/gpt-5'), ours],
  [
    'a native id that its own vendor would refuse is not sent',
    openai,
    turn(ours, 'x'.repeat(65), 'openai/g'),
    ours,
  ],
])('%s', (_, profile, conversation, id) => {
  expect(wireIds(conversation, profile)(ours)).toBe(id);
});

test.each([
  ['949 characters with a signature smuggled in', 'x'.repeat(949), openai],
  ['41 characters on Azure', 'x'.repeat(41), azure],
  ['characters that Anthropic refuses', 'functions.lookup:0', claude],
  ['Mistral’s nine', ours, mistral],
])('an id is derived, the same each time: %s', (_, callId, profile) => {
  const id = wireIds(turn(callId), profile)(callId);
  expect(id).not.toBe(callId);
  expect(id).toMatch(profile.callIds.pattern);
  expect(id.length).toBeLessThanOrEqual(profile.callIds.maxLength);
  expect(wireIds(turn(callId), profile)(callId)).toBe(id);
});

test('a native id that repeats each turn is used once, and what stands before does not change', () => {
  const first = turn('call_1', 'call_0', 'openai/a');
  const both = [...first, ...turn('call_2', 'call_0', 'openai/a')];
  expect(wireIds(first, openai)('call_1')).toBe('call_0');
  expect(wireIds(both, openai)('call_1')).toBe('call_0');
  expect(wireIds(both, openai)('call_2')).toBe('call_2');
});

test('an id that another call has taken is not given twice', () => {
  const conversation = [...turn('call_1', 'call_2', 'openai/a'), ...turn('call_2')];
  const ids = wireIds(conversation, openai);
  expect(ids('call_1')).toBe('call_2');
  expect(ids('call_2')).toMatch(/^call_\w{24}$/);
});
