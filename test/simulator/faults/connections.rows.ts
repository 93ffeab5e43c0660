import { by, type Look, type Rows } from './expected.ts';

const broken = (code: RegExp): Look => ({ status: 0, ended: 'broken', text: [/^$/], code });

/** A stream that has begun and then says nothing of the answer any more. */
const stalled = (stream: boolean, tokens: number, text: Look['text'] = []): Look => ({
  status: 200,
  ended: 'gave-up',
  ...(stream && { tokens }),
  finishes: 0,
  dones: 0,
  text,
});

type Waits = NonNullable<Look['waits']>;

/** A complete answer that takes its time. */
const slow = (stream: boolean, streamed: Waits, json: Waits): Look => ({
  status: 200,
  ended: 'cleanly',
  waits: stream ? streamed : json,
  ...(stream && { tokens: 10, finishes: 1, dones: 1 }),
});

export const connectionRows: Rows = {
  'unknown-host': broken(/^(ENOTFOUND|EAI_AGAIN)$/),
  refused: broken(/^(UND_ERR_SOCKET|ECONNRESET)$/),
  'tls-failure': broken(/^ERR_SSL_/),
  'reset-before-headers': broken(/^(UND_ERR_SOCKET|ECONNRESET)$/),
  'reset-after-headers': {
    status: 200,
    ended: 'broken',
    text: [/^$/],
    code: /^(UND_ERR_SOCKET|ECONNRESET)$/,
  },
  silence: { status: 0, ended: 'gave-up', text: [/^$/] },
  'silence-after-headers': (_, stream) => stalled(stream, 0),
  'slow-headers': (_, stream) => slow(stream, [295, 0, 0], [295, 0, 0]),
  'slow-first-token': (_, stream) => slow(stream, [0, 200, 0], [295, 0, 0]),
  trickle: (_, stream) => slow(stream, [0, 0, 350], [495, 0, 0]),
  stall: (_, stream) => stalled(stream, 3),
  'stall-with-comments': (_, stream) =>
    stalled(stream, 3, [stream ? /(: keep-alive\n\n){2}$/ : /[^\n]\n{2,}$/]),
  'stall-with-events': (format, stream) =>
    stalled(stream, 3, [
      stream
        ? by(format, {
            chat: /(data: .*"delta":\{"role":"assistant","content":"","refusal":null\}.*\n\n){2}$/,
            responses: /(event: keepalive\ndata: \{"type":"keepalive","sequence_number":\d+\}\n\n){2}$/,
            messages: /(event: ping\ndata: \{"type":"ping"\}\n\n){2}$/,
          })
        : /[^\n]\n{2,}$/,
    ]),
  'no-first-token-with-events': (format, stream) =>
    stalled(stream, 0, [
      stream
        ? by(format, {
            chat: /^(data: .*"role":"assistant".*\n\n){3}/,
            responses: /(event: keepalive\n.*\n\n){2}$/,
            messages: /(event: ping\n.*\n\n){3}$/,
          })
        : /\n{2,}$/,
    ]),
  'huge-header': broken(/^UND_ERR_HEADERS_OVERFLOW$/),
  'gzip-damage': { status: 200, ended: 'broken', text: [/^$/], code: /^Z_DATA_ERROR$/ },
};
