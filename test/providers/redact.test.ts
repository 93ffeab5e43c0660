import { expect, test } from 'vitest';
import { assert, property, string } from 'fast-check';
import { redact } from '../../activities/providers/redact.ts';

const long = 'a'.repeat(61);

test.each([
  ['Incorrect API key provided: sk-proj-****abcd1234.', 'Incorrect API key provided: [key]'],
  ['key sk-ant-api03-abcdefgh_ijkl is bad', 'key [key] is bad'],
  ['AIzaSyA0123456789012345678901 is bad', '[key] is bad'],
  ['Authorization: Bearer abc.def', 'Authorization: Bearer [key]'],
  ['unknown secret hunter22 here', 'unknown secret [key] here'],
  [`messages: "${long}" is too long`, 'messages: "…" is too long'],
  [`messages: '${long}' is too long`, "messages: '…' is too long"],
  [`in {"content":"a\\"${long}"}`, 'in {"content":"…"}'],
  ['short "words" stay', 'short "words" stay'],
  ['the model `gpt-5` does not exist', 'the model `gpt-5` does not exist'],
])('%s', (text, redacted) => {
  expect(redact(text, ['hunter22', ''])).toBe(redacted);
});

test('at most 300 characters are kept, and the key is in none of them', () => {
  assert(
    property(string(), string(), (before, after) => {
      const text = redact(`${before.repeat(50)} sk-test-0123456789${after}`, []);
      expect(text.length).toBeLessThanOrEqual(300);
      expect(text).not.toContain('0123456789');
    }),
  );
});
