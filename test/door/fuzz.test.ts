import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { bodies, openStand, toldBy } from './stand.ts';

/** Bodies that use much of each API, for changes to hit something. */
const rich: Readonly<Record<string, object>> = {
  '/v1/chat/completions': {
    ...bodies['/v1/chat/completions'],
    messages: [
      { role: 'system', content: 'Be brief.' },
      {
        role: 'user',
        content: [
          { type: 'text', text: 'x' },
          { type: 'image_url', image_url: { url: 'https://a/b.png' } },
        ],
      },
      {
        role: 'assistant',
        content: null,
        tool_calls: [{ id: 'c1', type: 'function', function: { name: 'f', arguments: '{}' } }],
      },
      { role: 'tool', tool_call_id: 'c1', content: 'y' },
    ],
    tools: [{ type: 'function', function: { name: 'f', parameters: { type: 'object', properties: {} } } }],
    response_format: { type: 'json_schema', json_schema: { name: 'n', schema: { type: 'object' } } },
    stream_options: { include_usage: true },
    stop: ['a'],
  },
  '/v1/responses': {
    ...bodies['/v1/responses'],
    instructions: 'Be brief.',
    input: [
      { role: 'user', content: [{ type: 'input_text', text: 'x' }] },
      { type: 'function_call', call_id: 'c1', name: 'f', arguments: '{}' },
      { type: 'function_call_output', call_id: 'c1', output: 'y' },
    ],
    tools: [{ type: 'function', name: 'f', parameters: { type: 'object', properties: {} }, strict: false }],
    text: { format: { type: 'json_schema', name: 'n', schema: { type: 'object' } } },
    reasoning: { effort: 'low', summary: 'auto' },
  },
  '/v1/messages': {
    ...bodies['/v1/messages'],
    system: [{ type: 'text', text: 'Be brief.' }],
    messages: [
      { role: 'user', content: [{ type: 'text', text: 'x' }] },
      { role: 'assistant', content: [{ type: 'tool_use', id: 't1', name: 'f', input: {} }] },
      { role: 'user', content: [{ type: 'tool_result', tool_use_id: 't1', content: 'y' }] },
    ],
    tools: [{ name: 'f', input_schema: { type: 'object' } }],
    thinking: { type: 'enabled', budget_tokens: 1024 },
    metadata: { user_id: 'u' },
  },
};

type Place = readonly (string | number)[];

/** All places in a value. */
function placesIn(value: unknown, at: Place = []): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, each]) => placesIn(each, [...at, key]))];
}

function changed(value: unknown, [key, ...rest]: Place, to: unknown): unknown {
  if (key === undefined) return to;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as Record<
    string | number,
    unknown
  >;
  if (rest.length === 0 && to === undefined) delete copy[key];
  else copy[key] = changed(copy[key], rest, to);
  return copy;
}

const anything = fc.oneof(
  fc.constant(undefined),
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom('', ' ', 'user', 'tool', '__proto__', '\u0000', '\uD800', -1, 1e308, null, true, {}, [[]]),
);

const requests = fc.constantFrom(...Object.keys(rich)).chain((path) =>
  fc.record({
    path: fc.constant(path),
    stream: fc.boolean(),
    changes: fc.array(fc.tuple(fc.constantFrom(...placesIn(rich[path]).slice(1)), anything), {
      minLength: 1,
      maxLength: 4,
    }),
    cut: fc.option(fc.nat(400), { freq: 8 }),
  }),
);

test('whatever a body says, the answer is one or an error in the dialect, and the door keeps serving', async () => {
  const stand = openStand();
  const seen = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(requests, async ({ path, stream, changes, cut }) => {
      let body: unknown = { ...rich[path], stream };
      for (const [place, to] of changes) {
        // An earlier change may have taken the place away.
        try {
          body = changed(body, place, to);
        } catch {
          continue;
        }
      }
      const text = JSON.stringify(body).slice(0, cut ?? undefined);
      const response = await stand.ask(path, text);
      expect([200, 400, 404]).toContain(response.status);
      seen.set(response.status, (seen.get(response.status) ?? 0) + 1);
      expect(await dialectOf(response)).toBe(path === '/v1/messages' ? 'anthropic' : 'openai');
      expect(stand.unexpected).toEqual([]);
    }),
    { seed: 20261201, numRuns: 600 },
  );
  // It is about both: bodies that are served, and bodies that are not.
  for (const status of [200, 400]) expect(seen.get(status)).toBeGreaterThan(5);
  for (const path of Object.keys(rich)) expect((await stand.ask(path, rich[path])).status).toBe(200);
});

/** Of an error that has its dialect's whole shape, else of what an answer says first. */
async function dialectOf(response: Response): Promise<'openai' | 'anthropic'> {
  if (response.status !== 200) return (await toldBy(response)).dialect;
  return /"type":"message(_start)?"/.test(await response.text()) && response.headers.has('request-id')
    ? 'anthropic'
    : 'openai';
}
