import { expect, test } from 'vitest';
import { begins } from '../../../domain/wire/begins.ts';

const pattern = begins(/prompt is too long/, /input (is|was) too long/);

test.each([
  ['as the vendor says it', 'prompt is too long: 5 > 4', true],
  ['in another case', 'PROMPT is too long', true],
  ['the second wording', 'input was too long', true],
  ['behind a proxy', 'litellm.BadRequestError: prompt is too long', true],
  [
    'behind a proxy that names the vendor',
    'litellm.BadRequestError: AnthropicException - prompt is too long',
    true,
  ],
  ['behind an SDK', 'Error code: 400 - prompt is too long', true],
  [
    'behind a cloud',
    'ValidationException: The model returned the following errors: prompt is too long',
    true,
  ],
  [
    'behind another cloud',
    'Validation error: The model returned the following errors: input is too long',
    true,
  ],
  ['behind a server', 'Input validation error: prompt is too long', true],
  ['in a quote', '"prompt is too long" is not valid', false],
  ['later', 'messages[3]: prompt is too long', false],
  ['on another line', 'Invalid value:\nprompt is too long', false],
  ['something else', 'litellm.BadRequestError: prompt is too short', false],
])('%s: %j', (_, message, matches) => {
  expect(pattern.test(message)).toBe(matches);
});
