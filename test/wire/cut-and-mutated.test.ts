import { assert, array, integer, jsonValue, oneof, property, record, constant } from 'fast-check';
import { expect, test } from 'vitest';
import { read } from './reading.ts';
import { stream } from './streams.ts';

test('a whole stream is an answer, also when it ends right after its terminal event', () => {
  assert(
    property(stream, ({ api, events, terminal }) => {
      expect(read(api, events).ok).toBe(true);
      expect(read(api, events.slice(0, terminal + 1)).ok).toBe(true);
    }),
  );
});

test('a stream cut anywhere before its terminal event is never an answer', () => {
  assert(
    property(stream, ({ api, events, terminal }) => {
      for (let end = 0; end <= terminal; end += 1)
        expect(read(api, events.slice(0, end))).toMatchObject({ ok: false, signal: { code: 'truncated' } });
    }),
  );
});

type Mutation = (events: unknown[]) => unknown[];

const position = integer({ min: 0, max: 60 });
const pick = (events: readonly unknown[], at: number) => events[at % Math.max(1, events.length)];

/** The event with one of its fields, at any depth, replaced. */
function replaced(value: unknown, path: number, by: unknown): unknown {
  if (typeof value !== 'object' || value === null || path % 7 === 0) return by;
  const keys = Object.keys(value);
  const key = keys[path % Math.max(1, keys.length)];
  if (key === undefined) return by;
  const copy = structuredClone(value) as Record<string, unknown>;
  copy[key] = replaced(copy[key], Math.floor(path / 2) + 1, by);
  return copy;
}

const mutation = oneof(
  position.map(
    (at): Mutation =>
      (events) =>
        events.toSpliced(at % Math.max(1, events.length), 1),
  ),
  position.map(
    (at): Mutation =>
      (events) =>
        events.toSpliced(at, 0, pick(events, at)),
  ),
  record({ from: position, to: position }).map(
    ({ from, to }): Mutation =>
      (events) =>
        events.toSpliced(from % Math.max(1, events.length), 1).toSpliced(to, 0, pick(events, from)),
  ),
  record({ at: position, value: oneof(jsonValue(), constant(undefined)) }).map(
    ({ at, value }): Mutation =>
      (events) =>
        events.toSpliced(at, 1, value),
  ),
  record({ at: position, path: integer({ min: 1, max: 500 }), value: jsonValue() }).map(
    ({ at, path, value }): Mutation =>
      (events) =>
        events.with(at % events.length, replaced(pick(events, at), path, value)),
  ),
);

test('no mutation makes a reader throw, and what it takes for an answer says something', () => {
  assert(
    property(stream, array(mutation, { minLength: 1, maxLength: 6 }), ({ api, events }, mutations) => {
      const mutated = mutations.reduce<unknown[]>(
        (now, mutate) => (now.length === 0 ? now : mutate(now)),
        [...events],
      );
      const result = read(api, mutated);
      const said = result.ok ? result.answer.content.length : result.signal.message?.length;
      expect(said).toBeGreaterThan(0);
    }),
    { numRuns: 3000 },
  );
});
