import type Anthropic from '@anthropic-ai/sdk';
import type OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSimulator, type Simulator } from '../../simulator/index.ts';
import { anthropicClient, MODEL, openaiClient } from './clients.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.stop());

interface Tool {
  readonly name: string;
  readonly required: Record<string, string>;
  run(args: Record<string, unknown>): { text: string; failed?: boolean };
}

interface Run {
  readonly calls: [string, unknown][];
  /** Calls in each assistant turn. */
  readonly turns: number[];
  readonly text: string;
}

const lookup: Tool = {
  name: 'lookup',
  required: { order_id: 'string' },
  run: (args) => ({ text: JSON.stringify({ customer: 'C7', total: 12.5, echo: args['order_id'] }) }),
};
const charge: Tool = {
  name: 'charge',
  required: { customer: 'string', total: 'number' },
  run: () => ({ text: JSON.stringify({ receipt: 'R1' }) }),
};
const notify: Tool = {
  name: 'notify',
  required: { receipt: 'string' },
  run: () => ({ text: 'Error: no route', failed: true }),
};
const ping: Tool = { name: 'ping', required: {}, run: () => ({ text: 'pong' }) };
const secret: Tool = { name: 'secret', required: { password: 'string' }, run: () => ({ text: 'no' }) };

function schemaOf(tool: Tool) {
  const properties = Object.fromEntries(Object.entries(tool.required).map(([key, type]) => [key, { type }]));
  return { type: 'object' as const, properties, required: Object.keys(tool.required) };
}

function runTool(tools: Tool[], name: string, args: unknown) {
  const tool = tools.find((one) => one.name === name);
  if (tool === undefined) throw new Error(`no tool ${name}`);
  return tool.run(args as Record<string, unknown>);
}

async function runOpenAI(tools: Tool[], text: string): Promise<Run> {
  const client = openaiClient(simulator);
  const messages: OpenAI.ChatCompletionMessageParam[] = [{ role: 'user', content: text }];
  const run: Run = { calls: [], turns: [], text: '' };
  for (;;) {
    const completion = await client.chat.completions.create({
      model: MODEL,
      messages,
      tools: tools.map((tool) => ({
        type: 'function',
        function: { name: tool.name, parameters: schemaOf(tool) },
      })),
    });
    const message = completion.choices[0]?.message;
    if (message?.tool_calls === undefined) return { ...run, text: message?.content ?? '' };
    messages.push(message);
    run.turns.push(message.tool_calls.length);
    for (const call of message.tool_calls) {
      if (call.type !== 'function') throw new Error('not a function');
      const args: unknown = JSON.parse(call.function.arguments);
      run.calls.push([call.function.name, args]);
      const { text } = runTool(tools, call.function.name, args);
      messages.push({ role: 'tool', tool_call_id: call.id, content: text });
    }
  }
}

async function runAnthropic(tools: Tool[], text: string): Promise<Run> {
  const client = anthropicClient(simulator);
  const messages: Anthropic.MessageParam[] = [{ role: 'user', content: text }];
  const run: Run = { calls: [], turns: [], text: '' };
  for (;;) {
    const message = await client.messages.create({
      model: MODEL,
      max_tokens: 1_000,
      messages,
      tools: tools.map((tool) => ({ name: tool.name, input_schema: schemaOf(tool) })),
    });
    const uses = message.content.filter((block) => block.type === 'tool_use');
    if (uses.length === 0)
      return { ...run, text: message.content[0]?.type === 'text' ? message.content[0].text : '' };
    run.turns.push(uses.length);
    const results = uses.map((use): Anthropic.ToolResultBlockParam => {
      run.calls.push([use.name, use.input]);
      const { text, failed = false } = runTool(tools, use.name, use.input);
      return { type: 'tool_result', tool_use_id: use.id, content: text, is_error: failed };
    });
    messages.push({ role: 'assistant', content: message.content as Anthropic.ContentBlockParam[] });
    messages.push({ role: 'user', content: results });
  }
}

describe.each([
  ['openai', runOpenAI],
  ['anthropic', runAnthropic],
])('general policy over %s', (_, run) => {
  test('calls each tool once its facts are known, and sums up in call order', async () => {
    const result = await run([notify, charge, lookup, secret], 'Refund order_id: A-17.');
    expect(result).toEqual({
      calls: [
        ['lookup', { order_id: 'A-17' }],
        ['charge', { customer: 'C7', total: 12.5 }],
        ['notify', { receipt: 'R1' }],
      ],
      turns: [1, 1, 1],
      text: 'Done. lookup: customer=C7, total=12.5, echo=A-17; charge: receipt=R1; notify: failed (no route)',
    });
  });

  test('calls in parallel what is known at once, with the types of the schema', async () => {
    const result = await run([lookup, charge, ping], 'In parallel: order_id=9, customer="C 1", total=3');
    expect(result.turns).toEqual([3]);
    expect(result.calls.slice(0, 2)).toEqual([
      ['lookup', { order_id: '9' }],
      ['charge', { customer: 'C 1', total: 3 }],
    ]);
    expect(result.text).toBe('Done. lookup: customer=C7, total=12.5, echo=9; charge: receipt=R1; ping: pong');
  });

  test('answers in words when no tool is callable', async () => {
    expect((await run([secret], 'Open up')).text).toBe(
      'Answer to "Open up" (message 1 of this conversation).',
    );
  });
});

function askWith(choice: OpenAI.ChatCompletionToolChoiceOption) {
  return openaiClient(simulator).chat.completions.create({
    model: MODEL,
    messages: [{ role: 'user', content: 'order_id: A' }],
    tools: [ping, lookup].map((tool) => ({
      type: 'function',
      function: { name: tool.name, parameters: schemaOf(tool) },
    })),
    tool_choice: choice,
  });
}

test('tool_choice none forbids calls, a named tool excludes the others', async () => {
  expect((await askWith('none')).choices[0]?.message.content).toContain('Answer to');
  const named = await askWith({ type: 'function', function: { name: 'lookup' } });
  expect(named.choices[0]?.message.tool_calls?.[0]).toMatchObject({ function: { name: 'lookup' } });
  expect((await askWith('auto')).choices[0]?.message.tool_calls?.[0]).toMatchObject({
    function: { name: 'ping' },
  });
});

test('facts of a failed result are not known', async () => {
  const completion = await openaiClient(simulator).chat.completions.create({
    model: MODEL,
    messages: [
      { role: 'user', content: 'order_id: A' },
      {
        role: 'assistant',
        tool_calls: [
          { id: 'c1', type: 'function', function: { name: 'lookup', arguments: '{"order_id":"A"}' } },
        ],
      },
      { role: 'tool', tool_call_id: 'c1', content: 'Error: {"customer":"C7","total":1}' },
    ],
    tools: [lookup, charge].map((tool) => ({
      type: 'function',
      function: { name: tool.name, parameters: schemaOf(tool) },
    })),
  });
  expect(completion.choices[0]?.message.content).toBe('Done. lookup: failed ({"customer":"C7","total":1})');
});

test('a long text without facts is read in no time', async () => {
  const started = performance.now();
  const { text } = await runOpenAI([secret], `${'x'.repeat(300_000)} ${'a: '.repeat(50_000)}`);
  expect(text).toContain('Answer to');
  expect(performance.now() - started).toBeLessThan(2_000);
});
