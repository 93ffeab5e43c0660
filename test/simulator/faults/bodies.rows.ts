import { by, type Expected, type Look, refused, type Rows } from './expected.ts';

const page = (status: number): Look => ({
  status,
  ended: 'cleanly',
  headers: { 'content-type': /^text\/html/ },
  tokens: 0,
  text: [/^<!DOCTYPE html>/],
});

/** A right answer with this content type. */
const labelled =
  (type: RegExp): Expected =>
  (_, stream) => ({
    status: 200,
    ended: 'cleanly',
    headers: { 'content-type': type },
    ...(stream ? { tokens: 10, finishes: 1, dones: 1 } : { text: [/^\{.*\}$/] }),
  });

export const bodyRows: Rows = {
  'html-with-200': page(200),
  'html-with-502': page(502),
  'nothing-with-200': { status: 200, ended: 'cleanly', text: [/^$/] },
  'error-with-200': refused(200, [/"error":\{.*"message":"gone"/]),
  'invalid-json-chunk': (_, stream) => ({
    status: 200,
    ended: 'cleanly',
    ...(stream
      ? { tokens: 3, finishes: 0, dones: 0, text: [/data: \{[^\n]*\{"del\n\n$/] }
      : { text: [/[^}]$/] }),
  }),
  'error-as-detail': refused(500, [/^\{"detail":"[\w .]+"\}$/]),
  'error-as-text': refused(503, [/^\{"error":"[\w .]+"\}$/]),
  'error-with-numeric-code': refused(502, [/^\{"error":\{"message":"[\w .]+","code":502\}\}$/]),
  'error-in-list': refused(503, [/^\[\{"error":\{"code":503,/]),
  'error-as-octet-stream': refused(503, [/^\{.*"error":\{/], {
    'content-type': /^application\/octet-stream$/,
  }),
  'error-in-plain-words': refused(503, [/^upstream connect error/], { 'content-type': /^text\/plain$/ }),
  'labelled-plain-text': labelled(/^text\/plain$/),
  'labelled-octet-stream': labelled(/^application\/octet-stream$/),
  'json-in-place-of-stream': (format) => ({
    status: 200,
    ended: 'cleanly',
    headers: { 'content-type': /^application\/json/ },
    text: [
      by(format, { chat: /^\{.*"choices":\[/, responses: /^\{.*"output":\[/, messages: /^\{.*"content":\[/ }),
    ],
    lacks: [/^data:/m],
  }),
  'stream-in-one-event': (format) => ({
    status: 200,
    ended: 'cleanly',
    headers: { 'content-type': /^text\/event-stream/ },
    dones: 1,
    text: [
      by(format, {
        chat: /^data: .*"delta":\{"role":"assistant","content":"\w.*"finish_reason":"stop".*\n\ndata: \[DONE\]\n\n$/,
        responses: /^event: response\.completed\n.*"type":"output_text","text":"\w.*\n\n$/,
        messages:
          /^event: message_start\n.*"text":"\w.*"stop_reason":"end_turn".*\n\nevent: message_stop\n.*\n\n$/,
      }),
    ],
  }),
};
