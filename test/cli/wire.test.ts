import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** `understudy wire …` with this on its standard input. */
async function wire(input: string, ...args: readonly string[]): Promise<Ran> {
  const child = spawn(process.execPath, ['cli/understudy.ts', 'wire', ...args]);
  child.stdin.end(input);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, out, err };
}

const anthropic = ['--api', 'anthropic.messages'] as const;
const thinking = { type: 'thinking', thinking: 'hm', signature: 'sig' };
const use = { type: 'tool_use', id: 'toolu_1', name: 'look', input: { q: 1 } };
const result = { type: 'tool_result', tool_use_id: 'toolu_1', content: 'no', is_error: true };
const request = JSON.stringify({
  model: 'claude-opus-5-5',
  max_tokens: 500,
  system: 'be brief',
  messages: [
    { role: 'user', content: 'hi' },
    { role: 'assistant', content: [thinking, use] },
    { role: 'user', content: [result] },
  ],
  tools: [{ name: 'look', input_schema: { type: 'object', properties: { q: { type: 'number' } } } }],
});
const response = JSON.stringify({
  id: 'msg_1',
  type: 'message',
  role: 'assistant',
  model: 'claude-opus-5-5',
  content: [thinking, { type: 'text', text: 'so' }],
  stop_reason: 'end_turn',
  usage: { input_tokens: 3, output_tokens: 2 },
});

test('what import gives, render takes; what read gives can be appended to it', async () => {
  const imported = JSON.parse((await wire(request, 'import', ...anthropic)).out) as {
    conversation: object[];
  };
  const { message } = JSON.parse((await wire(response, 'read', ...anthropic)).out) as { message: object };
  const grown = {
    ...imported,
    conversation: [...imported.conversation, message, { role: 'user', content: 'go' }],
  };
  const own = await wire(JSON.stringify(grown), 'render', '--target', 'anthropic/claude-opus-5-5');
  expect(JSON.parse(own.out)).toMatchObject({
    notes: [],
    body: { messages: [{}, { content: [thinking, use] }, {}, { content: [thinking, { text: 'so' }] }, {}] },
  });
  const other = await wire(JSON.stringify(grown), 'render', '--target', 'openai/gpt-4.1');
  expect(other.out).not.toContain('signature');
  expect(JSON.parse(other.out)).toMatchObject({
    body: { messages: [{}, {}, { tool_calls: [{ id: 'toolu_1' }] }, { content: 'Error: no' }, {}, {}] },
    notes: [{ path: 'messages[2].content[0]', loss: 'foreignReasoning' }, {}, {}],
  });
});

test.each(['deepseek/deepseek-v4-pro', 'mistral/mistral-large', 'azure/gpt-4.1', 'ollama/llama3.2'])(
  '%s is known without a configuration',
  async (target) => {
    const { out, code } = await wire('{"conversation":"hi"}', 'render', '--target', target);
    expect({ code, body: (JSON.parse(out) as { body: object }).body }).toMatchObject({
      code: 0,
      body: { model: target.slice(target.indexOf('/') + 1) },
    });
  },
);

const stream =
  'data: {"choices":[{"index":0,"delta":{"content":"hi"},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n';

test('a cut stream is a failure with what had come, and exit code 1', async () => {
  const { code, out } = await wire(
    stream.replace('"stop"', 'null'),
    'read',
    '--api',
    'openai.chat',
    '--stream',
  );
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({
    failure: { kind: 'TruncatedStream', received: [{ type: 'text', text: 'hi' }] },
  });
});

test('a line for a line, whatever is in it', async () => {
  const lines = [stream, stream.replace('"stop"', 'null'), stream].map((each) => JSON.stringify(each));
  const { code, out } = await wire(
    [...lines, 'no JSON'].join('\n'),
    'read',
    '--api',
    'openai.chat',
    '--stream',
    '--each',
  );
  expect(code).toBe(0);
  expect(
    out
      .trim()
      .split('\n')
      .map((line) => Object.keys(JSON.parse(line) as object)[0]),
  ).toEqual(['message', 'failure', 'message', 'failure']);
});

const unpaired = JSON.stringify({
  conversation: [
    { role: 'user', content: 'hi' },
    { role: 'tool', content: [{ type: 'result', callId: 'x', status: 'ok', content: [] }] },
  ],
});

test.each([
  ['no JSON', 'no', ['import', '--api', 'openai.chat'], ''],
  ['no messages', '{"model":"x"}', ['import', '--api', 'openai.chat'], 'messages'],
  ['a broken invariant', unpaired, ['render', '--target', 'openai/x'], 'conversation[1].content[0].callId'],
  ['an unknown field', '{"conversation":"x","colour":1}', ['render', '--target', 'openai/x'], 'colour'],
])('%s: the path of the field, and exit code 2', async (_, input, args, path) => {
  const { code, out } = await wire(input, ...args);
  expect(code).toBe(2);
  expect((JSON.parse(out) as { problems: { path: string }[] }).problems.map((each) => each.path)).toContain(
    path,
  );
});

test.each([
  [['read', '--api', 'x'], /there is no wire format "x"; there are openai\.chat/],
  [['render', '--target', 'nobody/x'], /there is no provider "nobody"/],
  [['render', '--target', 'x'], /expected provider\/model/],
])('%j is refused with what there is', async (args, words) => {
  const { code, err } = await wire('{}', ...args);
  expect(code).toBe(2);
  expect(err).toMatch(words);
});
