import { describe, expect, test } from 'vitest';
import type { AssistantMessage, AssistantPart, Message } from '../../domain/conversation/message.ts';
import { textIn, type Json } from '../../domain/json.ts';
import { formatOf } from '../../domain/wire/formats.ts';
import type { TargetProfile } from '../../domain/wire/profile.ts';
import { call, result, says, user } from './messages.ts';
import { answerOf, affinityOf, read } from './reading.ts';
import { here } from './responses-bodies.ts';
import * as events from './responses-events.ts';
import { renderFor } from './targets.ts';

/** Named by the numbers of the study of known ways to fail; `recorded` is what recorded traffic showed. */
const api = 'openai.responses';

type Item = Readonly<Record<string, Json>>;

const inputOf = (conversation: readonly Message[], profile: TargetProfile = here, without?: 'reasoning') =>
  renderFor(profile, conversation, without === undefined ? {} : { without }).body[
    'input'
  ] as unknown as readonly Item[];

const calling = (...calls: readonly AssistantPart[]): readonly Message[] => [
  user(),
  { role: 'assistant', content: calls, by: 'other/model' },
  {
    role: 'tool',
    content: calls.flatMap((part) => (part.type === 'call' ? [result(part.callId)] : [])),
  },
];

const sealed = (target: string, more: Item = {}): AssistantMessage => ({
  role: 'assistant',
  by: target,
  content: [
    {
      type: 'reasoning',
      text: 'so',
      summary: true,
      native: {
        affinity: { api, target },
        item: { type: 'reasoning', summary: [], encrypted_content: 'secret', ...more },
      },
    },
    { type: 'text', text: 'yes' },
  ],
});

describe('ids', () => {
  test('pitfalls 1 and 2: a signature smuggled in an id is never sent', () => {
    const smuggled = `call_1__thought__${'x'.repeat(930)}`;
    expect(JSON.stringify(inputOf(calling(call(smuggled))))).not.toContain('thought');
  });

  test.each([
    ['pitfall 3: at most 40 characters', { ...here, callIds: { ...here.callIds, maxLength: 40 } }],
    ['pitfall 4: at most 64 characters', here],
  ])('%s', (_, profile) => {
    const [, made, output] = inputOf(calling(call('y'.repeat(65))), profile);
    expect(textIn(made?.['call_id']).length).toBeLessThanOrEqual(profile.callIds.maxLength);
    expect(output?.['call_id']).toBe(made?.['call_id']);
  });

  test('pitfalls 5 and 6: calls, free-form ones too, have no id of an item', () => {
    const items = inputOf(calling(call('a'), { ...call('b'), freeform: true }));
    expect(items.filter((item) => 'id' in item)).toEqual([]);
  });

  test('pitfall 7: ids that differ in illegal characters only stay apart', () => {
    const ids = inputOf(calling(call('a b'), call('a\tb'), call('a_b'))).map((item) => item['call_id']);
    expect(new Set(ids).size).toBe(4);
  });

  test('pitfall 29: ids that servers repeat each turn are told apart', () => {
    const turns = ['one', 'two'].flatMap((callId): readonly Message[] => [
      { role: 'assistant', content: [call(callId, 'x', '{}', 'call_0')], by: here.target },
      { role: 'tool', content: [result(callId)] },
    ]);
    const ids = inputOf([user(), ...turns]).map((item) => item['call_id']);
    expect(ids).toEqual([undefined, 'call_0', 'call_0', 'two', 'two']);
  });
});

describe('reasoning', () => {
  test.each([`azure-eu/${here.model}`, 'openai/other'])(
    'pitfalls 8, 9 and 11: sealed by %s, it does not come here',
    (target) => {
      expect(JSON.stringify(inputOf([user(), sealed(target), user('go')]))).not.toContain('secret');
    },
  );

  test('pitfalls 10 and 13: an attempt without it really sends none, of any message', () => {
    const conversation = [user(), sealed(here.target), user('go'), sealed(here.target), user('on')];
    expect(JSON.stringify(inputOf(conversation))).toContain('secret');
    const items = inputOf(conversation, here, 'reasoning');
    expect(items.map(({ type, role }) => [type, role])).toEqual([
      ['message', 'user'],
      ['message', 'assistant'],
      ['message', 'user'],
      ['message', 'assistant'],
      ['message', 'user'],
    ]);
  });

  test('recorded: it is taken back without an id, and with one of any shape', () => {
    for (const more of [{}, { id: 'anything' }]) {
      const [, item] = inputOf([user(), sealed(here.target, more), user('go')]);
      expect(item).toEqual({ type: 'reasoning', summary: [], encrypted_content: 'secret', ...more });
    }
  });

  test('recorded: it is asked for in so many words', () => {
    expect(renderFor(here, [user()]).body['include']).toEqual(['reasoning.encrypted_content']);
  });

  test('pitfall 45: what was sent before stays the same bytes when a turn is added', () => {
    const begun = [user(), sealed(here.target), user('go')];
    const grown = [...begun, sealed('azure/x'), user('on')];
    expect(JSON.stringify(inputOf(grown)).slice(0, -1)).toContain(
      JSON.stringify(inputOf(begun)).slice(0, -1),
    );
  });
});

describe('what is sent', () => {
  test('pitfalls 18, 19 and 20: nothing is begun for the model, and nothing is added to the caller’s words', () => {
    expect(() => inputOf([user(), says('half an ans')])).toThrow(/messages\[1\]: is an assistant message/);
    expect(inputOf([user(), says('whole', 'other/x'), user('go')])).toEqual([
      { type: 'message', role: 'user', content: 'hello' },
      { type: 'message', role: 'assistant', content: 'whole' },
      { type: 'message', role: 'user', content: 'go' },
    ]);
  });

  test('pitfalls 30 and 31: blank words are never sent', () => {
    expect(inputOf([user(), says(' \n'), user('go')])).toHaveLength(2);
  });

  test('pitfalls 32 and 33: outputs come right after their calls, in their order, before other words', () => {
    const [asked, made] = calling(call('a'), call('b'));
    const outputs: Message = { role: 'tool', content: [result('b', '2'), result('a', '1')] };
    const items = inputOf([asked ?? user(), made ?? user(), outputs, user('and?')]);
    expect(items.map((item) => item['output'] ?? item['content'] ?? item['call_id'])).toEqual([
      'hello',
      'a',
      'b',
      '1',
      '2',
      'and?',
    ]);
  });

  test('pitfall 35: a call without its result is named, not sent', () => {
    expect(() => inputOf([...calling(call('a')).slice(0, 2), user()])).toThrow(/the call "a" has no result/);
  });

  test('pitfall 36: a union on top of one tool’s schema does not spoil the request', () => {
    const tools = [{ name: 'x', description: '', parameters: { oneOf: [{ type: 'object' }] } }];
    const [tool] = renderFor(here, [user()], { tools }).body['tools'] as unknown as readonly Item[];
    expect(tool?.['parameters']).toMatchObject({ type: 'object' });
    expect(tool?.['parameters']).not.toHaveProperty('oneOf');
  });

  test('pitfall 41: settings that the model refuses are left out, with a note', () => {
    const { body, notes } = renderFor(here, [user()], { settings: { temperature: 0, stop: ['x'] } });
    expect(Object.keys(body)).not.toContain('temperature');
    expect(notes.map(({ path }) => path)).toEqual(['settings.stop', 'settings.temperature']);
  });

  test('pitfall 42: a body that goes on from a stored response is refused by that name', () => {
    const body = { model: 'm', input: 'hi', previous_response_id: 'resp_1' };
    expect(formatOf(api).import(body)).toMatchObject({
      ok: false,
      problems: [{ path: 'previous_response_id' }],
    });
  });
});

describe('what is read', () => {
  test('pitfalls 23 and 26: an end without its terminal event is no answer, and keeps what had come', () => {
    expect(read(api, [events.created, ...events.text(0, 'Once')])).toMatchObject({
      ok: false,
      signal: { code: 'truncated' },
      received: [{ type: 'text', text: 'Once' }],
    });
  });

  test('pitfall 26: incomplete is not stopped', () => {
    const sent = [...events.text(0, 'Once'), events.incomplete('max_output_tokens')];
    expect(answerOf(api, sent)).toMatchObject({ finish: 'length', rawFinish: 'max_output_tokens' });
  });

  test('pitfalls 27 and 40: an error in a stream of status 200, and an empty answer, are failures', () => {
    const error = { error: { code: 'server_error', message: 'x' } };
    for (const sent of [[error], [events.completed()], [error, events.completed()]])
      expect(read(api, sent).ok).toBe(false);
  });

  test.each<readonly [string, unknown]>([
    ['no object', '<html>'],
    ['empty', {}],
    ['an error', { error: { code: 'rate_limit_exceeded', message: 'x' } }],
    ['still under way', { id: 'r', status: 'in_progress', output: [events.message('hi')] }],
    ['failed', { id: 'r', status: 'failed', error: null, output: [] }],
    ['cancelled', { id: 'r', status: 'cancelled', output: [events.message('hi')] }],
  ])('pitfall 40: a whole body that is %s is no answer', (_, body) => {
    expect(formatOf(api).read(body, { mintCallId: () => 'id', affinity: affinityOf(api) }).ok).toBe(false);
  });

  test('pitfall 29: an index that is used twice, or missing, makes no call of two', () => {
    const twice = [...events.call(0, 'a', 'x', '{"a":1}'), ...events.call(0, 'b', 'y', '{"b":1}')];
    const bare = twice.map((event) => ({ ...event, output_index: undefined }));
    for (const sent of [twice, bare])
      expect(answerOf(api, [...sent, events.completed()]).content).toMatchObject([
        { name: 'x', arguments: '{"a":1}' },
        { name: 'y', arguments: '{"b":1}' },
      ]);
  });

  test('pitfall 38: what the cache served is part of the input, told apart', () => {
    const { usage } = answerOf(api, [...events.text(0, 'hi'), events.completed()]);
    expect(usage).toMatchObject({ input: 30, cacheRead: 20, cacheWrite: 4 });
  });
});
