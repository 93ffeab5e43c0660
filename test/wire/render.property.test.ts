import { assert, constantFrom, property } from 'fast-check';
import { expect, test } from 'vitest';
import type { Message } from '../../domain/conversation/message.ts';
import { isObject } from '../../domain/json.ts';
import type { TargetProfile } from '../../domain/wire/profile.ts';
import { conversations, markOf } from './arbitraries.ts';
import { claude, messagesOf, mistral, openai, profiles, renderFor } from './targets.ts';

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
        const last = whole[sent.length - 1];
        expect(whole.slice(0, sent.length - 1)).toEqual(sent.slice(0, -1));
        expect(begunLike(last, sent.at(-1))).toEqual(sent.at(-1));
      }
    }),
  );
});

test('on the wire every call has one result, in order, before anybody speaks again', () => {
  assert(
    property(conversations, targets, (conversation, profile) => {
      const open: unknown[] = [];
      const wrong = flat(profile, conversation)
        .flatMap(callOrResult)
        .filter(({ kind, id }) => {
          if (kind === 'call') open.push(id);
          if (kind === 'result') return open.shift() !== id;
          return kind === 'other' && open.length > 0;
        });
      expect({ wrong, open }).toEqual({ wrong: [], open: [] });
    }),
  );
});

test('every id on the wire is legal for the target, and there once', () => {
  assert(
    property(conversations, targets, (conversation, profile) => {
      const seen = flat(profile, conversation).flatMap(callOrResult);
      const ids = seen.filter(({ kind }) => kind === 'call').map(({ id }) => String(id));
      const { pattern, maxLength } = profile.callIds;
      expect(ids.filter((id) => !pattern.test(id) || id.length > maxLength)).toEqual([]);
      expect(new Set(ids).size).toBe(ids.length);
    }),
  );
});

test('Chat gets no two neighbours of one role, but for results', () => {
  assert(
    property(conversations, constantFrom(openai, mistral), (conversation, profile) => {
      const roles = messagesOf(renderFor(profile, conversation)).map(({ role }) => role);
      expect(roles.filter((role, at) => role !== 'tool' && role === roles[at - 1])).toEqual([]);
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

test('a payload goes back to the target that issued it, and to nobody else', () => {
  assert(
    property(conversations, targets, (conversation, profile) => {
      const body = JSON.stringify(renderFor(profile, conversation).body);
      const others = profiles.filter(({ target }) => target !== profile.target);
      for (const { target } of others) expect(body).not.toContain(markOf(target));
    }),
  );
});

/** The entry without what was joined to its end: the last message may grow when the one after it is left out. */
function begunLike(entry: unknown, shorter: unknown): unknown {
  if (!isObject(entry) || !isObject(shorter)) return entry;
  const [content, begun] = [entry['content'], shorter['content']];
  const grown =
    typeof content === 'string' && typeof begun === 'string' && content.startsWith(`${begun}\n\n`);
  return grown ? { ...entry, content: begun } : entry;
}

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
