import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSimulator, type Simulator } from '../../simulator/index.ts';
import { anthropicClient, collect, MODEL, openaiClient } from './clients.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({
    providers: [
      { name: 'openai', dialect: 'openai', tokensPerSecond: 100_000 },
      { name: 'anthropic', dialect: 'anthropic', tokensPerSecond: 100_000 },
    ],
  });
});
afterAll(() => simulator.stop());

const SCRIPTS = [
  'say Some words, and some more of them.',
  'think A thought of some length.\nsay Words.',
  'think {redacted}\nsay Words.',
  'search fjords\ncite Deep ones, all of them.',
  'refuse I cannot help with that.',
  'say One moment. & call f {"a": 1, "b": "two"} & call f {}',
  'call g "free text that is no JSON"',
];
const SCHEMA = { type: 'object' as const };

/** An answer without what differs from one to the next. */
function plain(value: unknown): unknown {
  const fresh = new Set(['id', 'tool_use_id', 'call_id', 'created', 'created_at', 'completed_at', 'usage']);
  return JSON.parse(
    JSON.stringify(value, (key, one: unknown) => (fresh.has(key) || one === null ? undefined : one)),
  );
}

describe.each(SCRIPTS)('%s', (script) => {
  test('Messages', async () => {
    const client = anthropicClient(simulator);
    const request = {
      model: MODEL,
      max_tokens: 2_000,
      thinking: { type: 'adaptive' as const },
      tools: [
        { name: 'f', input_schema: SCHEMA },
        { name: 'g', input_schema: SCHEMA },
        { type: 'web_search_20250305' as const, name: 'web_search' as const },
      ],
      messages: [{ role: 'user' as const, content: script }],
    };
    const streamed = await client.messages.stream(request).finalMessage();
    const whole = await client.messages.create(request);
    expect(plain(streamed)).toEqual(plain(whole));
    expect(streamed.usage).toEqual(whole.usage);
  });

  test('Responses', async () => {
    const client = openaiClient(simulator);
    const request = {
      model: MODEL,
      input: script,
      reasoning: { effort: 'low' as const, summary: 'auto' as const },
      include: ['reasoning.encrypted_content' as const],
      tools: [
        { type: 'function' as const, name: 'f', parameters: SCHEMA, strict: false },
        { type: 'custom' as const, name: 'g' },
        { type: 'web_search' as const },
      ],
    };
    const whole = await client.responses.create(request);
    const events = await collect(await client.responses.create({ ...request, stream: true }));
    const last = events.at(-1);
    expect(last).toMatchObject({ type: 'response.completed', response: { usage: whole.usage } });
    const done = events.flatMap((event) => (event.type === 'response.output_item.done' ? [event.item] : []));
    expect(plain(done)).toEqual(plain(whole.output));
    const told = events.flatMap((event) =>
      'delta' in event && typeof event.delta === 'string' ? [event.delta] : [],
    );
    expect(told.join('')).toBe(wordsOf(whole.output).join(''));
  });

  test('Chat Completions', async () => {
    const client = openaiClient(simulator);
    const request = {
      model: 'deepseek-v4',
      web_search_options: {},
      tools: [
        { type: 'function' as const, function: { name: 'f', parameters: SCHEMA } },
        { type: 'custom' as const, custom: { name: 'g' } },
      ],
      messages: [{ role: 'user' as const, content: script }],
    };
    const whole = await client.chat.completions.create(request);
    const chunks = await collect(
      await client.chat.completions.create({
        ...request,
        stream: true,
        stream_options: { include_usage: true },
      }),
    );
    const streamed: Record<string, unknown> = {};
    for (const chunk of chunks) add(streamed, chunk.choices[0]?.delta ?? {});
    const { message, finish_reason: finish } = whole.choices[0] ?? {};
    expect(plain(streamed)).toEqual(plain({ ...message, ...noAnnotations(message) }));
    expect(chunks.find(({ choices }) => choices[0]?.finish_reason)?.choices[0]?.finish_reason).toBe(finish);
    expect(chunks.at(-1)?.usage).toEqual(whole.usage);
  });
});

/** A stream does not tell that there are none. */
function noAnnotations(message: { annotations?: unknown[] } | undefined): object {
  return message?.annotations?.length === 0 ? { annotations: undefined } : {};
}

/** Adds a delta to what came before: texts grow, lists are told by index, everything else is set. */
function add(target: Record<string, unknown>, delta: object): void {
  for (const [key, value] of Object.entries(delta) as [string, unknown][]) {
    const before = target[key];
    if (key === 'tool_calls') {
      const list = (target[key] ??= []) as Record<string, unknown>[];
      for (const { index, ...call } of value as { index: number }[]) add((list[index] ??= {}), call);
    } else if (typeof before === 'string' && typeof value === 'string') target[key] = before + value;
    else if (isRecord(before) && isRecord(value)) add(before, value);
    else target[key] = isRecord(value) ? { ...value } : value;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every text that a stream of these items tells piece by piece. */
function wordsOf(items: readonly object[]): string[] {
  const told = ['text', 'refusal', 'arguments', 'input', 'summary', 'content'];
  return items.flatMap((item) =>
    told.flatMap((name) => {
      const value = (item as Record<string, unknown>)[name];
      return typeof value === 'string' ? [value] : Array.isArray(value) ? wordsOf(value as object[]) : [];
    }),
  );
}
