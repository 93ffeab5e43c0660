import { expect, test } from 'vitest';
import { readErrorBody } from '../../domain/wire/error-body.ts';

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
