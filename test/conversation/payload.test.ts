import { describe, expect, test } from 'vitest';
import { checkAgentInput, checkCallInput } from '../../workflows/payload/check.ts';
import { call, calls, result, results, says, system, user } from './messages.ts';

const route = 'main';
const agent = 'refunds';
const native = {
  affinity: { api: 'anthropic.messages', target: 'anthropic/x' },
  item: { thinking: [1, null] },
};

const goodCalls: readonly (readonly [string, object])[] = [
  ['a text', { route, messages: 'hello' }],
  [
    'all fields',
    {
      v: 1,
      route,
      messages: [system(), user()],
      settings: { maxOutputTokens: 10, temperature: 0, stop: ['.'] },
      output: { schema: { type: 'object' } },
      deadlineMs: 1,
      labels: { team: 'x' },
    },
  ],
  ['content as text', { route, messages: [{ role: 'user', content: 'hi' }] }],
  ['calls and results', { route, messages: [user(), calls('1'), results('1')] }],
  [
    'reasoning with its signature',
    {
      route,
      messages: [
        user(),
        { role: 'assistant', content: [{ type: 'reasoning', text: '', native }, ...says().content] },
        user(),
      ],
    },
  ],
  [
    'an opaque part',
    { route, messages: [user(), { role: 'assistant', content: [{ type: 'opaque', native }] }, user()] },
  ],
];

describe('an llmCall takes', () => {
  test.each(goodCalls)('%s', (_, input) => {
    expect(checkCallInput(input)).toMatchObject({ ok: true, input });
  });
});

test('it brings the conversation into the canonical form', () => {
  expect(checkCallInput({ route, messages: 'hello' })).toMatchObject({ conversation: [user('hello')] });
  expect(checkAgentInput({ agent, input: 'hello' })).toMatchObject({ conversation: [user('hello')] });
});

const part = (role: string, content: unknown) => ({ route, messages: [user(), { role, content }] });

const badCalls: readonly (readonly [string, unknown, readonly string[]])[] = [
  ['nothing', undefined, ['']],
  ['null', null, ['']],
  ['a text', 'hello', ['']],
  ['a list', [], ['']],
  ['no fields: each is named', {}, ['', '']],
  ['no messages', { route }, ['']],
  ['an empty route', { route: '', messages: 'x' }, ['route']],
  ['a route that is a number', { route: 1, messages: 'x' }, ['route']],
  ['an unknown field', { route, messages: 'x', model: 'gpt' }, ['model']],
  ['a newer version', { v: 2, route, messages: 'x' }, ['v']],
  ['empty text', { route, messages: '' }, ['messages']],
  ['no message in the list', { route, messages: [] }, ['messages']],
  ['a number as messages', { route, messages: 7 }, ['messages']],
  ['an unknown role', { route, messages: [{ role: 'developer', content: 'x' }] }, ['messages[0].role']],
  ['no role', { route, messages: [{ content: 'x' }] }, ['messages[0]']],
  ['no content', { route, messages: [{ role: 'user' }] }, ['messages[0]']],
  ['an unknown field of a message', { route, messages: [{ ...user(), name: 'ada' }] }, ['messages[0].name']],
  ['an unknown part', part('user', [{ type: 'image' }]), ['messages[1].content[0].type']],
  ['a part of another role', part('user', [call('1')]), ['messages[1].content[0].type']],
  ['a text part without text', part('user', [{ type: 'text' }]), ['messages[1].content[0]']],
  ['a text that is a number', part('user', [{ type: 'text', text: 7 }]), ['messages[1].content[0].text']],
  [
    'a call without a name',
    part('assistant', [{ type: 'call', callId: '1', arguments: '{}' }]),
    ['messages[1].content[0]'],
  ],
  [
    'arguments as an object',
    part('assistant', [{ ...call('1'), arguments: {} }]),
    ['messages[1].content[0].arguments'],
  ],
  [
    'an unknown status',
    part('tool', [{ ...result('1'), status: 'fine' }]),
    ['messages[1].content[0].status'],
  ],
  [
    'an opaque part without its owner',
    part('assistant', [{ type: 'opaque', native: { item: 1 } }]),
    ['messages[1].content[0].native'],
  ],
  ['an unknown setting', { route, messages: 'x', settings: { seed: 1 } }, ['settings.seed']],
  [
    'a temperature too high',
    { route, messages: 'x', settings: { temperature: 3 } },
    ['settings.temperature'],
  ],
  ['no tokens', { route, messages: 'x', settings: { maxOutputTokens: 0 } }, ['settings.maxOutputTokens']],
  [
    'a fifth stop',
    { route, messages: 'x', settings: { stop: ['a', 'b', 'c', 'd', 'e'] } },
    ['settings.stop'],
  ],
  ['an empty stop', { route, messages: 'x', settings: { stop: [''] } }, ['settings.stop[0]']],
  ['output without a schema', { route, messages: 'x', output: {} }, ['output']],
  ['a deadline of nothing', { route, messages: 'x', deadlineMs: 0 }, ['deadlineMs']],
  ['a deadline in words', { route, messages: 'x', deadlineMs: '30s' }, ['deadlineMs']],
  ['a label that is no text', { route, messages: 'x', labels: { team: 7 } }, ['labels.team']],
  ['a label with a slash', { route, messages: 'x', labels: { 'a/b~c': 7 } }, ['labels.a/b~c']],
  ['two at once', { route: '', messages: '' }, ['route', 'messages']],
  ['a blank message', { route, messages: [user(' ')] }, ['messages[0].content']],
  ['a call without a result', { route, messages: [user(), calls('1'), user()] }, ['messages[2]']],
  ['only a system message', { route, messages: [system()] }, ['messages']],
  [
    'the model has spoken last: no provider goes on from there',
    { route, messages: [user(), says()] },
    ['messages[1]'],
  ],
  ['a call that nobody answers', { route, messages: [user(), calls('1')] }, ['messages[1]']],
];

describe('an llmCall refuses', () => {
  test.each(badCalls)('%s', (_, input, paths) => {
    const checked = checkCallInput(input);
    const told = checked.ok ? [] : checked.problems;
    expect(told.map(({ path }) => path)).toEqual(paths);
    for (const { rule } of told) expect(rule).not.toMatch(/undefined|\[object/);
  });
});

const badAgents: readonly (readonly [string, unknown, readonly string[]])[] = [
  ['no input', { agent }, ['']],
  ['an empty name', { agent: '', input: 'x' }, ['agent']],
  ['a route: that is the agent’s', { agent, input: 'x', route }, ['route']],
  ['tools: those are the agent’s', { agent, input: 'x', tools: [] }, ['tools']],
  ['no turns', { agent, input: 'x', limits: { turns: 0 } }, ['limits.turns']],
  ['an unknown limit', { agent, input: 'x', limits: { cost: 1 } }, ['limits.cost']],
  [
    'a broken conversation, by the name of its own field',
    { agent, input: [user(), results('1')] },
    ['input[1].content[0].callId'],
  ],
  ['a call that the model never made: it would run', { agent, input: [user(), calls('1')] }, ['input[1]']],
  [
    'another’s continuation: it may name any activity and queue',
    { agent, input: 'x', carried: {} },
    ['carried'],
  ],
];

describe('an llmAgent refuses', () => {
  test.each(badAgents)('%s', (_, input, paths) => {
    const checked = checkAgentInput(input);
    expect(checked.ok ? [] : checked.problems.map(({ path }) => path)).toEqual(paths);
  });
});

test('an llmAgent takes all its fields', () => {
  const input = { v: 1, agent, input: [user()], limits: { turns: 3, deadlineMs: 1000 }, labels: {} };
  expect(checkAgentInput(input)).toMatchObject({ ok: true, input });
});
