import { by, type LookFor, type Rows } from './expected.ts';

/** A complete answer that has this in it, by protocol. */
const has =
  (chat: RegExp, responses: RegExp, messages: RegExp, lacks: readonly RegExp[] = []): LookFor =>
  (format, stream) => ({
    status: 200,
    ended: 'cleanly',
    ...(stream && { finishes: 1, dones: 1 }),
    text: [by(format, { chat, responses, messages })],
    lacks,
  });

const streamed =
  (one: LookFor, other: LookFor): LookFor =>
  (format, stream) =>
    (stream ? one : other)(format, stream);

export const answerRows: Rows = {
  'empty-answer': streamed(
    has(/"finish_reason":"stop"/, /"output":\[\]/, /"stop_reason":"end_turn"/, [/"text":"\w|"content":"\w/]),
    has(/"content":""/, /"output":\[\]/, /"content":\[\]/),
  ),
  'another-model-answers': has(
    /"model":"another-model"/,
    /"model":"another-model"/,
    /"model":"another-model"/,
    [/test-model/],
  ),
  'finish-twice': (format) => ({
    status: 200,
    ended: 'cleanly',
    finishes: 2,
    dones: format.name === 'openai-responses' ? 2 : 1,
  }),
  'finish-error': has(/"finish_reason":"error"/, /./, /./),
  'finish-unheard-of': has(
    /"finish_reason":"unheard_of"/,
    /"incomplete_details":\{"reason":"unheard_of"\}/,
    /"stop_reason":"unheard_of"/,
  ),
  'pause-turn': has(/./, /./, /"stop_reason":"pause_turn"/),
  'calls-without-index': has(
    /"tool_calls":\[\{"id":"call_/,
    /"type":"response\.output_item\.added","item":\{[^}]*"type":"function_call"/,
    /"type":"content_block_start","content_block":\{"type":"tool_use"/,
    [/"tool_calls":\[\{"index"/],
  ),
  'calls-with-same-index': has(
    /("tool_calls":\[\{"index":0,"id":"call_[\s\S]*){2}/,
    /("output_index":0,"item":\{[^}]*"type":"function_call"[\s\S]*){4}/,
    /("index":0,"content_block":\{"type":"tool_use"[\s\S]*){2}/,
    [/"index":1/, /"output_index":1/],
  ),
  'calls-with-blank-ids': has(/"id":""/, /"call_id":""/, /"type":"tool_use","id":""/, [/id":"(call|toolu)_/]),
  'calls-with-blank-later-ids': has(
    /"id":"call_[\s\S]*"tool_calls":\[\{"index":0,"id":"","function"/,
    /./,
    /./,
  ),
  'arguments-not-json': streamed(
    has(
      /"arguments":"Here"[\s\S]*"finish_reason":"tool_calls"/,
      /"arguments":"Here it is: \{/,
      /"partial_json":"Here"/,
    ),
    has(/"arguments":"Here it is: \{/, /"arguments":"Here it is: \{/, /"input":"Here it is: \{/),
  ),
  'arguments-off-schema': streamed(
    has(
      /"arguments":"\\":\[\\""/,
      /"arguments":"\{\\"id\\":\[\\"123456\\"\],\\"unexpected\\":true\}"/,
      /"partial_json":"\\":\[\\""/,
    ),
    has(
      /"arguments":"\{\\"id\\":\[\\"123456\\"\],\\"unexpected\\":true\}"/,
      /"arguments":"\{\\"id\\":\[\\"123456\\"\],\\"unexpected\\":true\}"/,
      /"input":\{"id":\["123456"\],"unexpected":true\}/,
    ),
  ),
  'output-not-json': streamed(
    has(/"content":"Here"/, /"text":"Here it is: \{/, /"text":"Here"/),
    has(/"content":"Here it is: \{/, /"text":"Here it is: \{/, /"text":"Here it is: \{/),
  ),
  'output-off-schema': streamed(
    has(/"content":"\[\\"Pa"/, /\\"people\\":\[2\],\\"unexpected\\":true/, /"text":"\[\\"Pa"/),
    has(
      /\\"people\\":\[2\],\\"unexpected\\":true/,
      /\\"people\\":\[2\],\\"unexpected\\":true/,
      /\\"people\\":\[2\],\\"unexpected\\":true/,
    ),
  ),
};
