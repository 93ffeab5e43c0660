import { formatOf } from '../../domain/wire/formats.ts';
import type { Figure } from '../figure.ts';
import { slowest } from '../wire/targets.ts';

const events = 100_000;

export const wireRead: Figure = {
  name: 'wire.read.ms',
  unit: 'ms',
  goal: { atMost: 1000 },
  about: 'reading an answer of 100,000 stream events: p50 of the slowest wire format',
  measure: () => Promise.resolve(slowest(({ format, target }) => readOne(format, target))),
};

function readOne(api: string, target: string): void {
  const reader = formatOf(api).reader({ affinity: { api, target }, mintCallId: () => 'call_1' });
  const { first, each, last } = streams[api] ?? { first: [], each: () => ({}), last: [] };
  for (const event of first) reader.push(event);
  for (let at = 0; at < events; at += 1) reader.push(each(at));
  for (const event of last) reader.push(event);
  const read = reader.end();
  if (!read.ok) throw new Error(`${api}: ${JSON.stringify(read.signal)}`);
}

interface Stream {
  readonly first: readonly object[];
  readonly each: (at: number) => object;
  readonly last: readonly object[];
}

/** Half words, half arguments of one call: both must add up without copying what came before. */
const streams: Readonly<Record<string, Stream>> = {
  'openai.chat': {
    first: [{ choices: [{ index: 0, delta: { role: 'assistant' } }] }],
    each: (at) => {
      const call = {
        index: 0,
        id: at === 1 ? 'a' : '',
        function: { name: at === 1 ? 'x' : '', arguments: ' ' },
      };
      return { choices: [{ index: 0, delta: at % 2 === 0 ? { content: 'word ' } : { tool_calls: [call] } }] };
    },
    last: [{ choices: [{ index: 0, delta: {}, finish_reason: 'tool_calls' }] }],
  },
  'openai.responses': {
    first: [
      { type: 'response.output_item.added', output_index: 0, item: { type: 'message', content: [] } },
      {
        type: 'response.output_item.added',
        output_index: 1,
        item: { type: 'function_call', call_id: 'a', name: 'x', arguments: '' },
      },
    ],
    each: (at) =>
      at % 2 === 0
        ? { type: 'response.output_text.delta', output_index: 0, content_index: 0, delta: 'word ' }
        : { type: 'response.function_call_arguments.delta', output_index: 1, delta: ' ' },
    last: [
      { type: 'response.function_call_arguments.done', output_index: 1, arguments: '{}' },
      { type: 'response.completed', response: { status: 'completed', output: [] } },
    ],
  },
  'anthropic.messages': {
    first: [
      { type: 'message_start', message: { content: [] } },
      { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
      {
        type: 'content_block_start',
        index: 1,
        content_block: { type: 'tool_use', id: 'a', name: 'x', input: {} },
      },
    ],
    each: (at) =>
      at % 2 === 0
        ? { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'word ' } }
        : { type: 'content_block_delta', index: 1, delta: { type: 'input_json_delta', partial_json: ' ' } },
    last: [
      { type: 'content_block_delta', index: 1, delta: { type: 'input_json_delta', partial_json: '{}' } },
      { type: 'content_block_stop', index: 0 },
      { type: 'content_block_stop', index: 1 },
      { type: 'message_delta', delta: { stop_reason: 'tool_use' } },
      { type: 'message_stop' },
    ],
  },
};
