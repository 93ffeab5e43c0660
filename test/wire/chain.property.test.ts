import { array, assert, constantFrom, property } from 'fast-check';
import { expect, test } from 'vitest';
import type { Message } from '../../domain/conversation/message.ts';
import { formatOf } from '../../domain/wire/formats.ts';
import type { TargetProfile } from '../../domain/wire/profile.ts';
import { answers } from './answers.ts';
import { conversations } from './arbitraries.ts';
import { result, user } from './messages.ts';
import { gist, portableConversations } from './portable.ts';
import { claude, openai, profiles, renderFor, responses } from './targets.ts';

const own = [openai, responses, claude];

/** Through a request of this target's and back: as if it had come in at a front door. */
function through(profile: TargetProfile, conversation: readonly Message[]): readonly Message[] {
  const { body } = renderFor(profile, conversation);
  const imported = formatOf(profile.format).import(body);
  if (!imported.ok) throw new Error(JSON.stringify(imported.problems));
  return imported.request.conversation;
}

test('every portable part survives any chain of formats', () => {
  assert(
    property(
      portableConversations,
      array(constantFrom(...own), { minLength: 1, maxLength: 5 }),
      (conversation, chain) => {
        const arrived = chain.reduce<readonly Message[]>(
          (now, profile) => through(profile, now),
          conversation,
        );
        expect(gist(arrived)).toEqual(gist(conversation));
      },
    ),
  );
});

test('imported and rendered again, a rendered body is the same body', () => {
  assert(
    property(conversations, constantFrom(...own), (conversation, profile) => {
      const { body } = renderFor(profile, conversation);
      const imported = formatOf(profile.format).import(body);
      if (!imported.ok) throw new Error(JSON.stringify(imported.problems));
      const { conversation: again, settings, tools } = imported.request;
      expect(renderFor(profile, again, { settings, tools }).body).toEqual(body);
    }),
  );
});

const sealedItems: Readonly<Record<string, object>> = {
  'openai.responses': { type: 'reasoning', summary: [], encrypted_content: 'gAAAA é' },
  'anthropic.messages': { type: 'thinking', thinking: 'hm é', signature: 'sig==' },
};

test.each([
  [claude, openai],
  [claude, responses],
  [responses, openai],
  [responses, claude],
])('A → B → A: $target gets its own sealed reasoning back byte for byte after $target', (a, b) => {
  const item = sealedItems[a.format] ?? {};
  assert(
    property(answers, ({ content }) => {
      const native = { affinity: { api: a.format, target: a.target }, item: item as never };
      const begun: readonly Message[] = [
        user(),
        {
          role: 'assistant',
          by: a.target,
          content: [
            { type: 'reasoning', text: '', native },
            { type: 'call', callId: 'call_a', nativeId: 'toolu_a', name: 'look', arguments: '{}' },
          ],
        },
        { role: 'tool', content: [result('call_a')] },
      ];
      const calls = content.flatMap((part) => (part.type === 'call' ? [result(part.callId)] : []));
      const grown: readonly Message[] = [
        ...begun,
        { role: 'assistant', by: b.target, content },
        ...(calls.length > 0 ? [{ role: 'tool' as const, content: calls }] : []),
        user('go on'),
      ];
      const sent = JSON.stringify(renderFor(a, grown).body);
      expect(sent).toContain(JSON.stringify(item));
      expect(JSON.stringify(renderFor(b, grown).body)).not.toContain(JSON.stringify(item));
      const begunBody = JSON.stringify(
        renderFor(a, begun).body[a.format === 'openai.responses' ? 'input' : 'messages'],
      );
      expect(sent).toContain(begunBody.slice(0, begunBody.indexOf(JSON.stringify(item))));
    }),
  );
});

test('every format renders every conversation that is allowed', () => {
  assert(
    property(conversations, constantFrom(...profiles, responses), (conversation, profile) => {
      expect(renderFor(profile, conversation).body['model']).toBe(profile.model);
    }),
  );
});
