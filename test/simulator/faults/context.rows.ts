import { byVendor, refused, type Rows } from './expected.ts';
import { inStream } from './server-errors.rows.ts';

export const contextRows: Rows = {
  'context-length-exceeded': refused(400, [
    /"message":"Your input exceeds.*"code":"context_length_exceeded"/,
  ]),
  'context-length-exceeded-in-stream': inStream(0, /"code":"context_length_exceeded"/, /./),
  'context-maximum-length': refused(400, [/maximum context length is \d+ tokens/, /"param":"messages"/]),
  'context-configured-limit': refused(400, [/Input tokens exceed the configured limit/]),
  'context-prompt-too-long': refused(400, [/"prompt is too long: \d+ tokens > \d+ maximum"/]),
  'context-input-and-max-tokens': refused(400, [/input length and `max_tokens` exceed context limit/]),
  'context-too-many-prompt-tokens': refused(400, [
    /"type":"too_many_prompt_tokens"/,
    /prompt too long; exceeded/,
  ]),
  'context-available-size': refused(400, [
    /exceeds the available context size/,
    /"code":400,"n_prompt_tokens"/,
  ]),
  'context-window-exceeded-in-answer': (_, stream) => ({
    status: 200,
    ...(stream && { tokens: 3, finishes: 1, dones: 1 }),
    text: [/"stop_reason":"model_context_window_exceeded","stop_sequence":null,"stop_details":null/],
  }),
  'request-too-large': (format) =>
    refused(413, [byVendor(format, /size limit exceeded/, /"type":"request_too_large"/)]),
};
