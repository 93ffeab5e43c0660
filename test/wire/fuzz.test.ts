import {
  assert,
  asyncProperty,
  array,
  constantFrom,
  integer,
  oneof,
  record,
  tuple,
  type Arbitrary,
} from 'fast-check';
import { expect, test } from 'vitest';
import { replay } from '../../activities/providers/replay.ts';
import type { ReadResult } from '../../domain/wire/format.ts';
import { formatOf } from '../../domain/wire/formats.ts';
import { sseOf } from '../../domain/wire/sse.ts';
import { answers } from './answers.ts';
import { affinityOf } from './reading.ts';

/** In CI's time: 10,000 streams of each grammar. */
const runs = 10_000;

const encoder = new TextEncoder();

interface Wire {
  readonly bytes: Uint8Array;
  /** The parsed events of the whole stream, to tell a whole answer by. */
  readonly text: string;
}

/** An answer as its vendor would stream it, with either kind of line end. */
function wireOf(api: string): Arbitrary<Wire> {
  return tuple(answers, constantFrom('\n', '\r\n')).map(([answer, lineEnd]) => {
    const events = formatOf(api).answerEvents(answer, { id: 'id_1', model: 'model', createdAt: 1 });
    const text = events.map(sseOf).join('').replaceAll('\n', lineEnd);
    return { text, bytes: encoder.encode(text) };
  });
}

type Mutation = (bytes: Uint8Array) => Uint8Array;

const position = integer({ min: 0, max: 100_000 });
const at = (bytes: Uint8Array, place: number) => (bytes.length === 0 ? 0 : place % bytes.length);

/** The stream's events, blank lines included. */
function eventsOf(bytes: Uint8Array): readonly string[] {
  return Buffer.from(bytes)
    .toString('latin1')
    .split(/(?<=\r?\n\r?\n)/);
}

function ofEvents(change: (events: string[]) => readonly string[]): Mutation {
  return (bytes) => Buffer.from(change([...eventsOf(bytes)]).join(''), 'latin1');
}

const mutation: Arbitrary<Mutation> = oneof(
  position.map(
    (place): Mutation =>
      (bytes) =>
        bytes.slice(0, at(bytes, place)),
  ),
  record({ from: position, length: integer({ min: 1, max: 40 }) }).map(
    ({ from, length }): Mutation =>
      (bytes) =>
        Buffer.concat([bytes.slice(0, at(bytes, from)), bytes.slice(at(bytes, from) + length)]),
  ),
  record({ place: position, byte: integer({ min: 0, max: 255 }) }).map(
    ({ place, byte }): Mutation =>
      (bytes) =>
        bytes.length === 0 ? bytes : bytes.with(at(bytes, place), byte),
  ),
  record({
    place: position,
    garbage: constantFrom('\n\n', 'data: {', ': ping\n\n', 'event: error\n', '\0', '}}]'),
  }).map(
    ({ place, garbage }): Mutation =>
      (bytes) =>
        Buffer.concat([
          bytes.slice(0, at(bytes, place)),
          encoder.encode(garbage),
          bytes.slice(at(bytes, place)),
        ]),
  ),
  position.map((place) => ofEvents((events) => events.toSpliced(place % events.length, 1))),
  position.map((place) =>
    ofEvents((events) => events.toSpliced(place % events.length, 0, events[place % events.length] ?? '')),
  ),
  record({ from: position, to: position }).map(({ from, to }) =>
    ofEvents((events) => {
      const moved = events[from % events.length] ?? '';
      return events.toSpliced(from % events.length, 1).toSpliced(to % events.length, 0, moved);
    }),
  ),
);

/** The bytes in pieces, cut also inside of characters. */
function inPieces(bytes: Uint8Array, size: number): ReadableStream<Uint8Array> {
  let sent = 0;
  return new ReadableStream({
    pull: (controller) => {
      if (sent >= bytes.length) controller.close();
      else controller.enqueue(bytes.slice(sent, sent + size));
      sent += size;
    },
  });
}

/** Undefined for a failure. */
function contentOf(result: ReadResult): unknown {
  return result.ok ? result.answer.content : undefined;
}

const apis = ['openai.chat', 'openai.responses', 'anthropic.messages'];

const clients = new Map(apis.map((api) => [api, replay(api)]));

async function readBytes(api: string, bytes: Uint8Array, size: number): Promise<ReadResult> {
  const client = clients.get(api) ?? replay(api);
  let minted = 0;
  const reader = formatOf(api).reader({
    affinity: affinityOf(api),
    mintCallId: () => `id-${(minted += 1)}`,
  });
  try {
    const { events } = await client.stream(inPieces(bytes, size));
    for await (const event of events) reader.push(event);
    return reader.end();
  } catch (error) {
    return { ok: false, signal: client.toSignal(error), received: [] };
  }
}

test.each(apis)('%s: whole streams are read whole, however they are cut into pieces', async (api) => {
  await assert(
    asyncProperty(wireOf(api), integer({ min: 1, max: 50 }), async ({ bytes }, size) => {
      const inOne = await readBytes(api, bytes, bytes.length);
      expect(inOne.ok).toBe(true);
      expect(await readBytes(api, bytes, size)).toEqual(inOne);
    }),
    { numRuns: 200 },
  );
});

test.each(apis)('%s: cut at every byte, it is whole or a failure, never less', async (api) => {
  await assert(
    asyncProperty(wireOf(api), async ({ bytes }) => {
      const whole = await readBytes(api, bytes, bytes.length);
      for (let end = 0; end < bytes.length; end += 1) {
        const cut = await readBytes(api, bytes.slice(0, end), 4096);
        expect(contentOf(cut) ?? contentOf(whole)).toEqual(contentOf(whole));
      }
    }),
    { numRuns: 4 },
  );
});

test.each(apis)(
  '%s: no mutation crashes or hangs it, or makes an answer out of nothing',
  async (api) => {
    await assert(
      asyncProperty(
        wireOf(api),
        array(mutation, { minLength: 1, maxLength: 4 }),
        integer({ min: 1, max: 4096 }),
        async ({ bytes }, mutations, size) => {
          const mutated = mutations.reduce((now, mutate) => mutate(now), bytes);
          const result = await readBytes(api, mutated, size);
          const said = result.ok ? result.answer.content.length : (result.signal.message ?? '').length;
          expect(said).toBeGreaterThan(0);
        },
      ),
      { numRuns: runs },
    );
  },
  300_000,
);
