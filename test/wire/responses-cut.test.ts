import {
  array,
  assert,
  boolean,
  constant,
  constantFrom,
  integer,
  jsonValue,
  oneof,
  property,
  record,
  string,
  tuple,
} from 'fast-check';
import { expect, test } from 'vitest';
import { read } from './reading.ts';
import * as events from './responses-events.ts';

const api = 'openai.responses';

const item = oneof(
  array(string(), { maxLength: 3 }).map((pieces) => (at: number) => events.text(at, 'Well, ', ...pieces)),
  record({ value: jsonValue({ maxDepth: 1 }), at: integer({ min: 0, max: 9 }) }).map(({ value, at }) => {
    const json = JSON.stringify({ value });
    return (index: number) => events.call(index, `call_${index}`, 'look', json.slice(0, at), json.slice(at));
  }),
  string().map((secret) => (at: number) => [
    events.added(at, events.reasoning('')),
    events.delta('reasoning_summary_text', at, 'hm'),
    events.done(at, events.reasoning(secret)),
  ]),
  constant((at: number) => [events.added(at, { type: 'new' }), events.done(at, { type: 'new', x: 1 })]),
);

/** A stream that says something, and how many events stand before its terminal one. */
const stream = tuple(array(item, { maxLength: 4 }), boolean(), boolean()).map(([items, whole, numbered]) => {
  const content = [
    events.created,
    ...items.flatMap((each, at) => each(at)),
    ...events.text(items.length, 'Done.'),
  ];
  const sent = [...content, whole ? events.completed() : events.incomplete('max_output_tokens')];
  const named = sent.map((event, at) => (numbered ? { ...event, sequence_number: at } : event));
  return { sent: named, terminal: content.length };
});

test('a whole stream is an answer, and one cut anywhere before its terminal event never is', () => {
  assert(
    property(stream, ({ sent, terminal }) => {
      expect(read(api, sent).ok).toBe(true);
      for (let end = 0; end <= terminal; end += 1)
        expect(read(api, sent.slice(0, end))).toMatchObject({ ok: false, signal: { code: 'truncated' } });
    }),
  );
});

test('when one event is lost, the calls of what is still an answer are whole', () => {
  assert(
    property(stream, integer({ min: 0, max: 60 }), ({ sent }, at) => {
      const result = read(api, sent.toSpliced(at % sent.length, 1));
      const calls = result.ok ? result.answer.content.filter((part) => part.type === 'call') : [];
      for (const call of calls) expect(JSON.parse(call.arguments)).toHaveProperty('value');
    }),
  );
});

const keys = constantFrom('type', 'item', 'output_index', 'delta', 'response', 'arguments', 'error');

test('no mutation makes the reader throw, and what it takes for an answer says something', () => {
  const mutation = record({
    at: integer({ min: 0, max: 60 }),
    key: keys,
    value: oneof(jsonValue(), constant(undefined)),
  });
  const deep = record({
    at: integer({ min: 0, max: 60 }),
    key: constantFrom(
      'type',
      'content',
      'call_id',
      'name',
      'arguments',
      'summary',
      'encrypted_content',
      'output',
      'status',
      'usage',
      'incomplete_details',
    ),
    value: jsonValue(),
  });
  assert(
    property(
      stream,
      array(mutation, { maxLength: 4 }),
      array(deep, { maxLength: 4 }),
      jsonValue(),
      ({ sent }, shallow, below, stray) => {
        const mutated: unknown[] = [...sent];
        for (const { at, key, value } of shallow)
          mutated[at % sent.length] = { ...sent[at % sent.length], [key]: value };
        for (const { at, key, value } of below) {
          const event = { ...sent[at % sent.length] } as Record<string, unknown>;
          for (const name of ['item', 'response'])
            if (event[name] !== undefined) event[name] = { ...(event[name] as object), [key]: value };
          mutated[at % sent.length] = event;
        }
        mutated.splice(sent.length % 3, 0, stray);
        const result = read(api, mutated);
        expect(result.ok ? result.answer.content.length > 0 : result.signal.message !== undefined).toBe(true);
      },
    ),
    { numRuns: 2000 },
  );
});

test.each([{ type: { toString: '' } }, { type: 'toString' }, { type: 'constructor' }])(
  'an event of type %j is one that we don’t know',
  (odd) => {
    const result = read(api, [{ ...odd, delta: 'x', output_index: 0 }]);
    expect(result).toMatchObject({ ok: false, signal: { code: 'truncated' } });
  },
);
