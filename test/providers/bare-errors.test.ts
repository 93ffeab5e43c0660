import { assert, property, string, uint8Array, array, integer, oneof, constantFrom } from 'fast-check';
import { expect, test } from 'vitest';
import { BareErrors } from '../../activities/providers/bare-errors.ts';
import { replay } from '../../activities/providers/replay.ts';

function through(text: string, size: number): string {
  const bytes = Buffer.from(text, 'latin1');
  const errors = new BareErrors();
  const out: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += size) out.push(errors.push(bytes.subarray(at, at + size)));
  return Buffer.concat([...out, errors.flush()]).toString('latin1');
}

test('what has no such line goes through byte for byte, however it is cut', () => {
  const line = oneof(string(), constantFrom('data: {}', '\nerr', '\n\nerror', 'error', ' error: x', '\r\n'));
  assert(
    property(array(line), integer({ min: 1, max: 9 }), (lines, size) => {
      const text = Buffer.from(lines.join('\n')).toString('latin1');
      const plain = `:${text.replaceAll('\nerror:', '\nother:')}`;
      expect(through(plain, size)).toBe(plain);
    }),
  );
  assert(
    property(uint8Array(), integer({ min: 1, max: 9 }), (bytes, size) => {
      const text = Buffer.from(bytes).toString('latin1');
      expect(through(text, size)).toBe(text);
    }),
  );
});

test.each([1, 2, 5, 1000])('such a line is told as an event, in pieces of %i bytes', (size) => {
  const text = 'data: {"a":1}\n\nerror: {"message":"no"}\n\n';
  expect(through(text, size)).toBe('data: {"a":1}\n\nevent: error\ndata: {"message":"no"}\n\n\n\n');
  expect(through('error: {"message":"no"}', size)).toBe('event: error\ndata: {"message":"no"}\n\n');
});

test.each(['openai.chat', 'anthropic.messages'])(
  'recorded: the words of a bare error line reach %s’s reader',
  async (api) => {
    const client = replay(api);
    const read = async () => {
      const body = 'data: {"choices":[]}\n\nerror: {"message":"upstream gave up","type":"server_error"}\n';
      for await (const _ of (await client.stream(body)).events);
    };
    const error = await read().catch((thrown: unknown) => thrown);
    expect(client.toSignal(error)).toMatchObject({ at: 'stream', message: 'upstream gave up' });
  },
);
