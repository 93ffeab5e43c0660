import { by, byVendor, type Expected, type Look, refused, type Rows } from './expected.ts';

/** A vendor's error in its words for this status. */
const said =
  (status: number, openai: RegExp, anthropic: RegExp, headers = {}): Expected =>
  (format) =>
    refused(status, [byVendor(format, openai, anthropic)], headers);

/** An error in the protocol's own form after so many tokens, or as the body of a JSON answer. */
export const inStream =
  (tokens: number, openai: RegExp, anthropic: RegExp): Expected =>
  (format, stream) => {
    const words = byVendor(format, openai, anthropic);
    if (!stream) return { status: 200, ended: 'cleanly', text: [/^\{("type":"error",)?"error":\{/, words] };
    const lead = by(format, {
      chat: /\n\ndata: \{"error":\{"message".*\n\n$/,
      responses: /\n\nevent: error\n.*\n\nevent: response\.failed\n.*\n\n$/,
      messages: /\n\nevent: error\ndata: \{"type":"error".*\n\n$/,
    });
    return { status: 200, ended: 'cleanly', tokens, finishes: 0, dones: 0, text: [lead, words] };
  };

/** A stream that goes wrong after two tokens, with this in it and no `response.failed`. */
const event = (text: RegExp): Look => ({
  status: 200,
  ended: 'cleanly',
  tokens: 2,
  finishes: 0,
  text: [text],
  lacks: [/response\.failed/],
});

export const serverErrorRows: Rows = {
  'server-error-once': said(500, /"type":"server_error"/, /"type":"api_error"/),
  'server-error-lasting': said(500, /"type":"server_error"/, /"type":"api_error"/),
  'unavailable-lasting': said(503, /"code":"server_is_overloaded"/, /"type":"api_error"/),
  'unavailable-retry-after': said(503, /"code":"server_is_overloaded"/, /"type":"api_error"/, {
    'retry-after': /^1$/,
  }),
  'model-loading': refused(503, [/"message":"Loading model"/]),
  'gateway-timeout': said(504, /Gateway timeout/, /"type":"timeout_error"/),
  overloaded: refused(529, [/"type":"overloaded_error","message":"Overloaded"/]),
  'overloaded-in-stream': inStream(2, /./, /"type":"overloaded_error"/),
  'unavailable-in-stream': inStream(2, /"code":"server_is_overloaded"/, /"type":"api_error"/),
  'server-error-before-first-token': inStream(0, /server_error/, /"type":"api_error"/),
  'rate-limit-in-stream': inStream(2, /"code":"rate_limit_exceeded"/, /"type":"rate_limit_error"/),
  'error-in-named-event': event(/\n\nevent: error\ndata: \{.*"message".*\n\n$/),
  'error-in-bare-line': event(/\n\nerror: \{("message"|"type").*\n\n/),
  'error-in-failed-response': {
    status: 200,
    tokens: 2,
    finishes: 0,
    text: [/\n\nevent: response\.failed\n.*"status":"failed".*\n\n$/],
    lacks: [/event: error/],
  },
  'error-nested-in-event': event(
    /\n\nevent: error\ndata: \{"type":"error","error":\{"type":"server_error".*\n\n$/,
  ),
  'error-after-finish': (format) => ({
    status: 200,
    tokens: 10,
    finishes: 1,
    text: [
      by(format, { chat: /\n\ndata: \{"error".*\n\n$/, responses: /failed/, messages: /event: error\n/ }),
    ],
  }),
};
