import { array, assert, constantFrom, property } from 'fast-check';
import { expect, test } from 'vitest';
import type { Message } from '../../domain/conversation/message.ts';
import { isObject } from '../../domain/json.ts';
import type { TargetProfile } from '../../domain/wire/profile.ts';
import { conversations } from './arbitraries.ts';
import { claude, messagesOf, profiles, renderFor } from './targets.ts';

const targets = constantFrom(...profiles);

test('the same input gives the same bytes, and is not touched', () => {
  assert(
    property(conversations, targets, (conversation, profile) => {
      const before = JSON.stringify(conversation);
      const first = JSON.stringify(renderFor(profile, conversation));
      expect(JSON.stringify(renderFor(profile, structuredClone(conversation)))).toBe(first);
      expect(JSON.stringify(conversation)).toBe(before);
    }),
  );
});

test('what is appended never changes what was sent before it', () => {
  assert(
    property(conversations, targets, (conversation, profile) => {
      const whole = flat(profile, conversation);
      for (const [at, message] of conversation.entries()) {
        if (message.role !== 'assistant' || conversation[at - 1] === undefined) continue;
        const before = conversation.slice(0, at);
        if (before.at(-1)?.role === 'assistant' || before.every(({ role }) => role === 'system')) continue;
        const sent = flat(profile, before);
        expect(whole.slice(0, sent.length)).toEqual(sent);
      }
    }),
  );
});

test('on the wire every call has one result, with legal and unique ids, before anybody speaks again', () => {
  assert(
    property(conversations, targets, (conversation, profile) => {
      const seen = new Set<unknown>();
      let open: unknown[] = [];
      for (const { id, kind } of flat(profile, conversation).flatMap(callOrResult)) {
        if (kind === 'other') expect(open).toEqual([]);
        if (kind === 'result') expect(open.shift()).toBe(id);
        if (kind !== 'call') continue;
        expect(id).toMatch(profile.callIds.pattern);
        expect(String(id).length).toBeLessThanOrEqual(profile.callIds.maxLength);
        expect(seen.has(id)).toBe(false);
        seen.add(id);
        open.push(id);
      }
      expect(open).toEqual([]);
    }),
  );
});

test('Anthropic gets alternating, non-empty messages that end with the user', () => {
  assert(
    property(conversations, (conversation) => {
      const messages = messagesOf(renderFor(claude, conversation));
      expect(messages.at(-1)?.['role']).toBe('user');
      for (const [at, { role, content }] of messages.entries()) {
        expect(role).not.toBe(messages[at - 1]?.['role']);
        expect(content).not.toEqual([]);
      }
    }),
  );
});

test('nothing that another target issued is sent', () => {
  assert(
    property(array(conversations, { maxLength: 1 }), targets, ([conversation], profile) => {
      if (conversation === undefined) return;
      const foreign =
        profile.format === 'openai.chat' ? /"(thinking|signature|new_block)"/ : /reasoning_content/;
      expect(JSON.stringify(renderFor(profile, conversation).body)).not.toMatch(foreign);
    }),
  );
});

/** Messages cut down to what a prefix is made of: Anthropic's blocks, Chat's messages. */
function flat(profile: TargetProfile, conversation: readonly Message[]): readonly unknown[] {
  const { body } = renderFor(profile, conversation);
  const messages = body['messages'] as unknown as readonly { role: string; content: unknown }[];
  if (profile.format === 'openai.chat') return messages;
  return messages.flatMap(({ role, content }) => (content as unknown[]).map((block) => ({ role, block })));
}

interface Seen {
  readonly kind: 'call' | 'result' | 'other';
  readonly id?: unknown;
}

function callOrResult(entry: unknown): readonly Seen[] {
  const fields = isObject(entry) ? entry : {};
  const block = isObject(fields['block']) ? fields['block'] : {};
  if (block['type'] === 'tool_use') return [{ kind: 'call', id: block['id'] }];
  if (block['type'] === 'tool_result') return [{ kind: 'result', id: block['tool_use_id'] }];
  if (fields['role'] === 'tool') return [{ kind: 'result', id: fields['tool_call_id'] }];
  const calls = Array.isArray(fields['tool_calls']) ? (fields['tool_calls'] as { id: unknown }[]) : [];
  return calls.length > 0 ? calls.map(({ id }) => ({ kind: 'call', id })) : [{ kind: 'other' }];
}
