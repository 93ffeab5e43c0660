/** Events of an Anthropic Messages stream. */
export const start = (more: object = {}) => ({
  type: 'message_start',
  message: {
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    model: 'asked',
    content: [],
    stop_reason: null,
    usage: { input_tokens: 10, output_tokens: 1 },
    ...more,
  },
});

export const begin = (index: number, content_block: object) => ({
  type: 'content_block_start',
  index,
  content_block,
});

export const delta = (index: number, type: string, fields: object) => ({
  type: 'content_block_delta',
  index,
  delta: { type, ...fields },
});

export const close = (index: number) => ({ type: 'content_block_stop', index });

/** A whole block: begun, filled in pieces, ended. */
export const block = (index: number, item: object, ...deltas: readonly (readonly [string, object])[]) => [
  begin(index, item),
  ...deltas.map(([type, fields]) => delta(index, type, fields)),
  close(index),
];

export const text = (index: number, ...pieces: readonly string[]) =>
  block(
    index,
    { type: 'text', text: '' },
    ...pieces.map((piece) => ['text_delta', { text: piece }] as const),
  );

export const toolUse = (index: number, id: string, name: string, ...pieces: readonly string[]) =>
  block(
    index,
    { type: 'tool_use', id, name, input: {} },
    ...pieces.map((piece) => ['input_json_delta', { partial_json: piece }] as const),
  );

export const ending = (stop_reason: string, usage: object = { output_tokens: 7 }) => ({
  type: 'message_delta',
  delta: { stop_reason, stop_sequence: null },
  usage,
});

export const stop = { type: 'message_stop' };

export const ping = { type: 'ping' };
