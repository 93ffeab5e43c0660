import { describe, expect, test } from 'vitest';
import { bodies, openStand, toldBy } from './stand.ts';

const paths = Object.keys(bodies);
const dialects = ['openai', 'openai', 'anthropic'];
const types = ['invalid_request_error', 'invalid_request_error', 'invalid_request_error'];

/** Of all three endpoints: what is sent, the status, and what the error must tell. */
const everywhere: readonly (readonly [string, unknown, number, RegExp])[] = [
  ['broken JSON', '{"model": "gpt-4o", ', 400, /not valid JSON/],
  ['nothing', ' ', 400, /the body is empty/],
  ['a list', [], 400, /no JSON object/],
  ['null', 'null', 400, /no JSON object/],
  ['a number', '12', 400, /no JSON object/],
  ['no model', {}, 400, /model: is missing/],
  ['invalid UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), 400, /not valid UTF-8/],
  ['10,000 nested lists', `${'['.repeat(10_000)}${']'.repeat(10_000)}`, 400, /more than 100 deep/],
  ['30 MB', `{"a":"${'x'.repeat(30_000_000)}"}`, 413, /more than 8000000 bytes/],
];

describe.each(paths.map((path, at) => [path, dialects[at] ?? '', types[at] ?? ''] as const))(
  '%s',
  (path, dialect, type) => {
    test.each(everywhere)('%s', async (_, body, status, message) => {
      const stand = openStand();
      const response = await stand.ask(path, body);
      expect(response.status).toBe(status);
      const told = await toldBy(response);
      expect(told).toMatchObject({
        dialect,
        type: status === 413 && dialect === 'anthropic' ? 'request_too_large' : type,
        message: expect.stringMatching(message),
      });
      expect((await stand.ask(path, bodies[path])).status).toBe(200);
      expect(stand.unexpected).toEqual([]);
    });

    test('an unknown model is 404, and what there is is named', async () => {
      const response = await openStand().ask(path, { ...bodies[path], model: 'nonsense' });
      expect(response.status).toBe(404);
      expect(await toldBy(response)).toMatchObject({
        dialect,
        message: expect.stringContaining('gpt-4o, support, secret'),
      });
    });

    test('10,000 messages are served', async () => {
      const stand = openStand();
      const messages = Array.from({ length: 10_000 }, (_, at) => ({
        role: at % 2 === 0 ? 'user' : 'assistant',
        content: `message ${at}`,
      })).slice(0, 9999);
      const field = path === '/v1/responses' ? 'input' : 'messages';
      const response = await stand.ask(path, { ...bodies[path], [field]: messages });
      expect(response.status).toBe(200);
      expect(stand.runs.orders[0]?.input.messages.length).toBeGreaterThan(9000);
    });
  },
);

/** What only one API can be sent, and the field that is named. */
const fields: readonly (readonly [string, string, object, string])[] = [
  ['/v1/chat/completions', 'messages of a wrong type', { messages: 'Hello' }, 'messages'],
  ['/v1/chat/completions', 'a text as temperature', { temperature: 'hot' }, 'temperature'],
  ['/v1/chat/completions', 'several answers', { n: 3 }, 'n'],
  ['/v1/chat/completions', 'no tokens', { max_tokens: 0 }, 'max_tokens'],
  ['/v1/chat/completions', 'half a token', { max_completion_tokens: 1.5 }, 'max_completion_tokens'],
  ['/v1/chat/completions', 'a temperature too high', { temperature: 2.1 }, 'temperature'],
  ['/v1/chat/completions', 'too many stops', { stop: ['a', 'b', 'c', 'd', 'e'] }, 'stop'],
  ['/v1/responses', 'a probability over 1', { top_p: 1.1 }, 'top_p'],
  ['/v1/responses', 'less than no tokens', { max_output_tokens: -1 }, 'max_output_tokens'],
  ['/v1/messages', 'no tokens', { max_tokens: 0 }, 'max_tokens'],
  ['/v1/messages', 'too many stops', { stop_sequences: ['a', 'b', 'c', 'd', 'e'] }, 'stop_sequences'],
  [
    '/v1/chat/completions',
    'a tool result without a call',
    {
      messages: [
        { role: 'user', content: 'x' },
        { role: 'tool', tool_call_id: 'call_1', content: 'y' },
      ],
    },
    'messages[1]',
  ],
  ['/v1/responses', 'an input of a wrong type', { input: 7 }, 'input'],
  [
    '/v1/responses',
    'a response that is not there',
    { previous_response_id: 'resp_door-nope' },
    'previous_response_id',
  ],
  ['/v1/responses', 'a response id of a wrong type', { previous_response_id: 7 }, 'previous_response_id'],
  ['/v1/responses', 'background', { background: true }, 'background'],
  ['/v1/responses', 'a conversation at the vendor', { conversation: 'conv_1' }, 'conversation'],
  [
    '/v1/responses',
    'a tool result without a call',
    { input: [{ type: 'function_call_output', call_id: 'call_1', output: 'y' }] },
    'input[0]',
  ],
  ['/v1/messages', 'messages of a wrong type', { messages: {} }, 'messages'],
  ['/v1/messages', 'a container', { container: 'c_1' }, 'container'],
  [
    '/v1/messages',
    'a tool result without a call',
    {
      messages: [{ role: 'user', content: [{ type: 'tool_result', tool_use_id: 'toolu_1', content: 'y' }] }],
    },
    'messages[0].content[0]',
  ],
];

test.each(fields)('%s: %s is refused by its field', async (path, _, change, field) => {
  const stand = openStand();
  const response = await stand.ask(path, { ...bodies[path], ...change });
  expect(response.status).toBe(400);
  const told = await toldBy(response);
  for (const place of [told.message, told.param ?? told.message])
    expect(place.slice(0, field.length)).toBe(field);
  expect(stand.runs.orders).toEqual([]);
});

test.each([
  ['/v1/embeddings', {}, 'openai'],
  ['/v1/messages/batches', {}, 'anthropic'],
  ['/v1/chat/completions/chatcmpl-1/messages', {}, 'openai'],
  ['/v1/files', { 'anthropic-version': '2023-06-01' }, 'anthropic'],
  ['/elsewhere', {}, 'openai'],
])('%s is not served, and says so in its dialect', async (path, headers, dialect) => {
  for (const body of [undefined, {}]) {
    const response = await openStand().ask(path, body, headers);
    expect(response.status).toBe(404);
    expect(await toldBy(response)).toMatchObject({ dialect, message: expect.stringContaining(path) });
  }
});

test.each([
  ['Idempotency-Key', 'with blanks and ä'],
  ['Idempotency-Key', 'x'.repeat(201)],
  ['x-understudy-stream', 'sometimes'],
])('the header %s: %s is refused by its name', async (name, value) => {
  const path = '/v1/chat/completions';
  const response = await openStand().ask(path, { ...bodies[path], stream: true }, { [name]: value });
  expect(response.status).toBe(400);
  expect(await toldBy(response)).toMatchObject({ param: name, message: expect.stringContaining(name) });
});
