import { by, type Look, type Rows } from './expected.ts';

/** Ten tokens of text, of which so many came; of JSON, that it does not parse. */
const partly = (stream: boolean, ended: Look['ended'], tokens: number): Look => ({
  status: 200,
  ...(ended !== undefined && { ended }),
  ...(stream ? { tokens, finishes: 0, dones: 0 } : { text: [/^\{.*[^}]$/] }),
});

export const truncationRows: Rows = {
  cut: (_, stream) => ({ ...partly(stream, 'broken', 3), code: /^UND_ERR_SOCKET$/ }),
  'cut-inside-call': (_, stream) => ({
    ...partly(stream, 'broken', 6),
    text: [/lookup/],
    lacks: [/"123456"/],
  }),
  'end-without-terminal-event': (_, stream) => partly(stream, 'cleanly', 3),
  'end-inside-call': (_, stream) => ({ ...partly(stream, 'cleanly', 6), text: [/lookup/] }),
  'no-last-event': (format) => ({
    status: 200,
    ended: 'cleanly',
    tokens: 10,
    finishes: format.name === 'openai-responses' ? 0 : 1,
    dones: 0,
  }),
  'no-finish-reason': (format) => ({
    status: 200,
    ended: 'cleanly',
    tokens: 10,
    finishes: 0,
    dones: format.name === 'openai-responses' ? 0 : 1,
  }),
  'length-limit': (format, stream) => ({
    status: 200,
    ended: 'cleanly',
    ...(stream && { tokens: 3, finishes: 1, dones: 1 }),
    text: [
      by(format, {
        chat: /"finish_reason":"length"/,
        responses: /"incomplete_details":\{"reason":"max_output_tokens"\}/,
        messages: /"stop_reason":"max_tokens"/,
      }),
    ],
  }),
  'length-limit-inside-call': (format, stream) => ({
    status: 200,
    ended: 'cleanly',
    ...(stream && { tokens: 6, finishes: 1, dones: 1 }),
    text: [
      by(format, {
        chat: stream ? /lookup[\s\S]*"finish_reason":"length"/ : /"arguments":"\{\\"id\\":\\"\d?"/,
        responses: /"type":"function_call","status":"incomplete".*"arguments":"\{\\"id\\":\\"\d?"/,
        messages: stream ? /lookup[\s\S]*"stop_reason":"max_tokens"/ : /"name":"lookup","input":\{\}/,
      }),
    ],
  }),
};
