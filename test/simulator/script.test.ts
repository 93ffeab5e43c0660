import { describe, expect, test } from 'vitest';
import { answer } from '../../simulator/model/model.ts';
import type { Conversation, Turn } from '../../simulator/model/conversation.ts';

const TOOLS = ['a', 'b'].map((name) => ({ name, schema: { type: 'object', required: ['x'] } }));

/** A conversation about a script, with the results of one tool call for each turn already made. */
function after(script: string, results: string[][], system = ''): Conversation {
  const turns: Turn[] = [{ role: 'user', text: script }];
  for (const [turn, texts] of results.entries()) {
    const ids = texts.map((_, index) => `${String(turn)}.${String(index)}`);
    turns.push({ role: 'assistant', calls: ids.map((id) => ({ id, tool: 'a' })) });
    if (texts.length === 0) continue;
    const found = texts.map((text, index) => ({ callId: ids[index] ?? '', text, failed: false }));
    // Backwards, as results may come in any order.
    turns.push({ role: 'results', results: found.toReversed() });
  }
  return { system, turns, tools: TOOLS, maxTokens: Infinity };
}

/** The same, for a model that may think and search. */
const free = (conversation: Conversation): Conversation => ({
  ...conversation,
  thinks: 'freely',
  searches: true,
});

const calls = (conversation: Conversation) =>
  answer(conversation).calls.map((one) => [one.tool, JSON.parse(one.arguments) as unknown]);

describe('script', () => {
  const script =
    'Please do this:\ncall a {"x": 1}\ncall b {"y": "$1.id"} & call a {"z": "{&}"}\nsay got $2.v and $3';

  test('follows its lines by the number of assistant turns', () => {
    expect(calls(after(script, []))).toEqual([['a', { x: 1 }]]);
    expect(calls(after(script, [['{"id":"I7"}']]))).toEqual([
      ['b', { y: 'I7' }],
      ['a', { z: '{&}' }],
    ]);
    const last = answer(after(script, [['{"id":"I7"}'], ['{"v":[1,2]}', 'raw text']]));
    expect(last).toEqual({ text: 'got [1,2] and raw text', calls: [], finish: 'stop' });
  });

  test('a missing result is seen in the answer', () => {
    expect(answer(after(script, [['{"other":1}'], ['{}', 'x']])).text).toBe('got (no 2.v) and x');
    expect(calls(after(script, [['{"other":1}']]))[0]).toEqual(['b', { y: '(no 1.id)' }]);
  });

  test('references keep their type, inside quotes or not, and reach into nested values', () => {
    const typed =
      'call a {"x":1}\ncall a {"n": $1.n, "m": "$1.n", "text": "n is $1.n!", "deep": $1.list.1.k}';
    expect(calls(after(typed, [['{"n":5,"list":[0,{"k":true}]}']]))).toEqual([
      ['a', { n: 5, m: 5, text: 'n is 5!', deep: true }],
    ]);
  });

  test('repeat counts rounds', () => {
    const repeated = 'repeat 2: call a {"n": $i, "s": "round $i"}\nrepeat 2: say end $i, $$5';
    expect(calls(after(repeated, []))).toEqual([['a', { n: 1, s: 'round 1' }]]);
    expect(calls(after(repeated, [['x']]))).toEqual([['a', { n: 2, s: 'round 2' }]]);
    expect(answer(after(repeated, [['x'], ['y'], []])).text).toBe('end 2, $5');
  });

  test('can say something in the turn in which it calls', () => {
    const both = answer(after('say {bytes:16} & call a {"x": 1} & call b {}\nsay $1', []));
    expect(both.text).toHaveLength(16);
    expect(both.calls.map(({ tool }) => tool)).toEqual(['a', 'b']);
    expect(both.finish).toBe('calls');
  });

  test('sums up after its last line', () => {
    expect(answer(after('call a {}', [['{"k":"v"}']])).text).toBe('Done. a: k=v');
  });

  test('may stand in the system text; the user text goes first', () => {
    expect(answer(after('hello', [], 'say from system')).text).toBe('from system');
    expect(answer(after('say from user', [], 'say from system')).text).toBe('from user');
  });

  test('starts anew with each user text', () => {
    const conversation = after('call a {}', [['one'], []]);
    const turns: Turn[] = [...conversation.turns, { role: 'user', text: 'call b {}\nsay $1' }];
    expect(calls({ ...conversation, turns })).toEqual([['b', {}]]);
  });

  test.each([
    ['call gone {}', 'No tool named gone was offered.'],
    ['call a {"x": }', 'The script has a line that cannot be read: call a {"x": }'],
    ['call a {} call b {}', 'The script has a line that cannot be read: call a {} call b {}'],
  ])('%s', (line, text) => {
    expect(answer(after(line, []))).toEqual({ text, calls: [], finish: 'stop' });
  });

  test.each([0, 1, 2048])('say {bytes:%i} is exactly so long', (bytes) => {
    expect(Buffer.byteLength(answer(after(`say {bytes:${String(bytes)}}`, [])).text)).toBe(bytes);
  });

  test('thinking and searching belong to the next line, and take no turn', () => {
    const thoughtful = 'think Hm $$.\nsearch cats\nsay one\nsay two\nthink Done?';
    expect(answer(free(after(thoughtful, [])))).toMatchObject({
      thought: { text: 'Hm $$.', redacted: false },
      searches: [{ query: 'cats', page: { url: 'https://example.com/search?q=cats' } }],
      text: 'one',
    });
    expect(answer(free(after(thoughtful, [[]])))).toEqual({ text: 'two', calls: [], finish: 'stop' });
    const own = answer(free(after(thoughtful, [[], []])));
    expect(own).toMatchObject({ thought: { text: 'Done?' } });
    expect(own.text).toMatch(/^Answer to /);
  });

  test('thinks only where thinking is on', () => {
    expect(answer(after('think Hm.\nsay one', [])).thought).toBeUndefined();
    const redacted = { ...after('think {redacted}\nsay one', []), thinks: 'always' as const };
    expect(answer(redacted).thought).toEqual({ text: '', redacted: true });
  });

  test('cites and refuses with references', () => {
    expect(answer(after('call a {}\ncite got $1', [['7']]))).toEqual({
      text: 'got 7',
      calls: [],
      finish: 'stop',
    });
    expect(answer(after('call a {}\nrefuse not $1', [['7']]))).toEqual({
      text: 'not 7',
      calls: [],
      finish: 'refusal',
    });
  });

  test('gives a freeform tool its text, and any other the text as its input', () => {
    const tools = [...TOOLS, { name: 'sql', schema: {}, freeform: true as const }];
    const script = 'call sql "a \\"b\\" $i" & call a "c" & call b {}';
    expect(answer({ ...after(script, []), tools }).calls).toEqual([
      { tool: 'sql', arguments: 'a "b" 1', freeform: true },
      { tool: 'a', arguments: '{"input":"c"}' },
      { tool: 'b', arguments: '{}' },
    ]);
  });
});
