import { describe, expect, test } from 'vitest';
import type { AssistantPart, Message } from '../../domain/conversation/message.ts';
import { conversationKey, ConversationMemory } from '../../worker/door/conversation/memory.ts';
import { Recent } from '../../worker/door/conversation/recent.ts';
import { backup, primary, resultOf } from './fake-runs.ts';
import { bodies, openStand } from './stand.ts';

const user = (text: string): Message => ({ role: 'user', content: [{ type: 'text', text }] });
const assistant = (...content: AssistantPart[]): Message => ({ role: 'assistant', content });
const said = assistant({ type: 'text', text: 'Hi' });

const key = (scope: string, name: string | undefined, ...messages: Message[]) =>
  conversationKey([scope], name, messages);

const api = 'anthropic.messages';
const seal = (item: Readonly<Record<string, string>>, affinity: object): AssistantPart =>
  ({ type: 'reasoning', text: 'hm', native: { affinity, item } }) as unknown as AssistantPart;

test('a conversation is known by how it begins, or by the caller’s name for it', () => {
  const first = key('a', undefined, user('x'));
  expect(key('a', undefined, user('x'), said, user('y'))).toBe(first);
  expect(key('a', undefined, user('z'))).not.toBe(first);
  expect(key('b', undefined, user('x'))).not.toBe(first);
  expect(key('a', 'mine', user('x'))).toBe(key('a', 'mine', user('z')));
});

test('the longest unused is forgotten first', () => {
  const recent = new Recent<number>(2);
  recent.set('a', 1);
  recent.set('b', 2);
  recent.get('a');
  recent.set('c', 3);
  expect([recent.get('a'), recent.get('b'), recent.get('c')]).toEqual([1, undefined, 3]);
});

describe('what is remembered', () => {
  test('who served last, for a conversation that goes on, and whom it awaits', () => {
    const memory = new ConversationMemory();
    memory.served('k', resultOf('Hi', { answeredBy: backup, awaits: primary }));
    expect(memory.standing('k', [user('x'), said, user('y')])).toEqual({ stayWith: backup, awaits: primary });
    expect(memory.standing('k', [user('x')])).toEqual({});
    expect(memory.standing('other', [user('x'), said, user('y')])).toEqual({});
  });

  test('who sealed a part, also where a client gives it back with its fields in another order', () => {
    const memory = new ConversationMemory();
    const issued = seal({ type: 'thinking', thinking: 'hm', signature: 's' }, { api, target: backup });
    memory.served(
      'k',
      resultOf('Hi', { answeredBy: backup, message: { role: 'assistant', content: [issued] } }),
    );
    const back = seal({ signature: 's', thinking: 'hm', type: 'thinking' }, { api, model: 'support' });
    const foreign = seal({ signature: 't', thinking: 'hm', type: 'thinking' }, { api, model: 'support' });
    const [message] = memory.claimed([assistant(back, foreign)]);
    expect(message?.content).toMatchObject([{ native: { affinity: { api, target: backup } } }, foreign]);
  });
});

test('a second turn is told who gave the first', async () => {
  const stand = openStand();
  const path = '/v1/chat/completions';
  stand.runs.script = () => resultOf('Hi', { answeredBy: backup });
  await stand.ask(path, bodies[path]);
  const messages = [
    { role: 'user', content: 'Hello' },
    { role: 'assistant', content: 'Hi' },
    { role: 'user', content: 'And?' },
  ];
  await stand.ask(path, { ...bodies[path], messages });
  await stand.ask(path, bodies[path]);
  expect(stand.runs.orders.map(({ input }) => input.stayWith)).toEqual([undefined, backup, undefined]);
});

test('a response goes on from one before it; its instructions take the place of the old ones', async () => {
  const stand = openStand();
  const path = '/v1/responses';
  const first = (await (await stand.ask(path, { ...bodies[path], instructions: 'Be brief.' })).json()) as {
    id: string;
  };
  const next = { model: 'gpt-4o', input: 'And?', previous_response_id: first.id };
  await stand.ask(path, next);
  await stand.ask(path, { ...next, instructions: 'Be long.' });
  const told = stand.runs.orders.map(({ input }) =>
    (input.messages as readonly Message[]).map(
      ({ role, content }) => `${role}: ${(content[0] as { text: string }).text}`,
    ),
  );
  expect(told).toEqual([
    ['system: Be brief.', 'user: Hello'],
    ['system: Be brief.', 'user: Hello', 'assistant: Hello', 'user: And?'],
    ['system: Be long.', 'user: Hello', 'assistant: Hello', 'user: And?'],
  ]);
});
