import { expect, test } from 'vitest';
import { readErrorBody } from '../../../domain/wire/error-body.ts';

test.each([
  [
    'OpenAI’s',
    { error: { message: 'm', type: 't', param: null, code: 'c' } },
    { message: 'm', type: 't', code: 'c' },
  ],
  ['Anthropic’s', { type: 'error', error: { type: 't', message: 'm' } }, { type: 't', message: 'm' }],
  [
    'its stable code',
    { error: { type: 't', details: { error_code: 'stable' } } },
    { type: 't', code: 'stable' },
  ],
  ['a bare error', { message: 'm', code: 'c' }, { message: 'm', code: 'c' }],
  ['an error as text', { code: 'invalid-argument', error: 'm' }, { code: 'invalid-argument', message: 'm' }],
  ['a detail as text', { detail: 'm' }, { message: 'm' }],
  ['a detail as a list', { detail: [{ msg: 'm' }] }, { message: '[{"msg":"m"}]' }],
  ['a detail as an object', { detail: { message: 'm' } }, { message: 'm' }],
  ['a list of errors', [{ error: { code: 400, message: 'm' } }], { status: 400, message: 'm' }],
  ['text', 'm', { message: 'm' }],
  ['a code as a number', { error: { code: 429 } }, { status: 429 }],
  ['a code as a numeral', { error: { code: '429' } }, { status: 429 }],
  ['a number that is no status', { error: { code: 1302, message: 'm' } }, { message: 'm' }],
  ['the code inside', { error: { code: 'c', innererror: { code: 'inner' } } }, { code: 'inner' }],
  [
    'the code inside, in the other spelling',
    { error: { code: 'c', inner_error: { code: 'inner' } } },
    { code: 'inner' },
  ],
  [
    'the reason in a list of details',
    { error: { code: 400, message: 'm', status: 'INVALID_ARGUMENT', details: [5, { reason: 'R' }] } },
    { status: 400, code: 'R', type: 'INVALID_ARGUMENT', message: 'm' },
  ],
  [
    'AWS’s type',
    { __type: 'com.amazon#ThrottlingException', message: 'm' },
    { type: 'ThrottlingException', message: 'm' },
  ],
  ['a status in words is no class', { error: { status: 'failed', message: 'm' } }, { message: 'm' }],
  [
    'what the one behind a gateway said',
    {
      error: {
        code: 400,
        message: 'Provider returned error',
        metadata: { raw: '{"error":{"message":"m","code":"c"}}' },
      },
    },
    { status: 400, code: 'c', message: 'm' },
  ],
  [
    'the same in words',
    { error: { code: 400, message: 'Provider returned error', metadata: { raw: 'm' } } },
    { status: 400, message: 'm' },
  ],
  [
    'an error within the message',
    { error: { code: 400, message: ' {"type":"error","error":{"type":"t","message":"m"}}' } },
    { status: 400, type: 't', message: 'm' },
  ],
  [
    'JSON in the message that is no error',
    { error: { message: '{"code":"insufficient_quota"}' } },
    { message: '{"code":"insufficient_quota"}' },
  ],
  ['half of JSON in the message', { error: { message: '{"error":{' } }, { message: '{"error":{' }],
  ['a code of null', { error: { code: null, message: 'm' } }, { message: 'm' }],
  ['the envelope’s type alone', { type: 'error' }, undefined],
  ['nothing', {}, undefined],
  ['an empty list', [], undefined],
  ['blank text', ' ', undefined],
  ['null', null, undefined],
  ['a number', 5, undefined],
])('%s', (_, body, read) => {
  expect(readErrorBody(body)).toEqual(read);
});

test('an error within an error within an error is read to a depth, and then left alone', () => {
  let message = 'm';
  for (let depth = 0; depth < 5; depth += 1) message = JSON.stringify({ error: { message } });
  expect(readErrorBody(JSON.parse(message))).toEqual({ message: '{"error":{"message":"m"}}' });
});
