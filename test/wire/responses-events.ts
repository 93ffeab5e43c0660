/** Events of an OpenAI Responses stream, as a server with the least to say sends them. */
export const created = {
  type: 'response.created',
  response: { id: 'resp_1', model: 'asked', status: 'in_progress', error: null, output: [], usage: null },
};

export const added = (output_index: number, item: object) => ({
  type: 'response.output_item.added',
  output_index,
  item,
});

export const done = (output_index: number, item: object) => ({
  type: 'response.output_item.done',
  output_index,
  item,
});

export const delta = (kind: string, output_index: number, piece: string) => ({
  type: `response.${kind}.delta`,
  output_index,
  delta: piece,
});

export const message = (text: string, id = 'msg_1') => ({
  type: 'message',
  id,
  role: 'assistant',
  status: 'completed',
  content: [{ type: 'output_text', text, annotations: [] }],
});

export const functionCall = (call_id: string, name: string, args: string, id = 'fc_1') => ({
  type: 'function_call',
  id,
  call_id,
  name,
  arguments: args,
  status: 'completed',
});

export const reasoning = (encrypted_content: string | null, summary: readonly string[] = []) => ({
  type: 'reasoning',
  id: 'rs_1',
  summary: summary.map((text) => ({ type: 'summary_text', text })),
  ...(encrypted_content === null ? {} : { encrypted_content }),
});

/** A whole text: added, filled in pieces, done. */
export const text = (index: number, ...pieces: readonly string[]) => [
  added(index, { ...message(''), status: 'in_progress', content: [] }),
  ...pieces.map((piece) => delta('output_text', index, piece)),
  done(index, message(pieces.join(''))),
];

/** A whole call; its item's id is another one at the end. */
export const call = (index: number, callId: string, name: string, ...pieces: readonly string[]) => [
  added(index, functionCall(callId, name, '', `fc_a${index}`)),
  ...pieces.map((piece) => delta('function_call_arguments', index, piece)),
  { type: 'response.function_call_arguments.done', output_index: index, arguments: pieces.join('') },
  done(index, functionCall(callId, name, pieces.join(''), `fc_z${index}`)),
];

export const usage = {
  input_tokens: 30,
  input_tokens_details: { cached_tokens: 20, cache_write_tokens: 4 },
  output_tokens: 9,
  output_tokens_details: { reasoning_tokens: 5 },
};

const ending = (status: string, more: object) => ({
  type: `response.${status}`,
  response: { id: 'resp_1', model: 'asked', status, error: null, output: [], usage, ...more },
});

export const completed = (more: object = {}) => ending('completed', more);

export const incomplete = (reason: string, more: object = {}) =>
  ending('incomplete', { incomplete_details: { reason }, ...more });

export const failed = (error: object | null) => ending('failed', { error });
