import { array, assert, constantFrom, property, string, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { redact } from '../../activities/providers/redact.ts';

const long = 'a'.repeat(61);
const secret = 'hunter22';

describe.each<[string, readonly (readonly [text: string, redacted: string])[]]>([
  [
    'keys go, by their looks and by their names',
    [
      ['Incorrect API key provided: sk-proj-****abcd1234.', 'Incorrect API key provided: [key]'],
      ['Incorrect API key provided: mine****34.', 'Incorrect API key provided: [key]'],
      ['key sk-ant-api03-abcdefgh_ijkl is bad', 'key [key] is bad'],
      ['AIzaSyA0123456789012345678901 is bad', '[key] is bad'],
      ['ya29.a0AfH6SMBx-01234 has expired', '[key] has expired'],
      ['access key AKIAIOSFODNN7EXAMPLE', 'access key [key]'],
      ['token eyJhbGciOiJI.eyJzdWIiOiIx.c2ln is bad', 'token [key] is bad'],
      ['Authorization: Bearer abc.def', 'Authorization: Bearer [key]'],
      ['authorization: 0123456789abcdef', 'authorization: [key]'],
      ['{"x-api-key":"0123456789abcdef"}', '{"x-api-key":"[key]"}'],
      ['{\\"api_key\\": \\"0123456789abcdef\\"}', '{\\"api_key\\": \\"[key]\\"}'],
      ['GET /v1?key=0123456789abcdef&alt=sse', 'GET /v1?key=[key]&alt=sse'],
      ['unknown secret hunter22 here', 'unknown secret [key] here'],
    ],
  ],
  [
    'long quotes go, closed or cut',
    [
      [`messages: "${long}" is too long`, 'messages: "…" is too long'],
      [`messages: '${long}' is too long`, "messages: '…' is too long"],
      [`messages: “${long}” is too long`, 'messages: “…” is too long'],
      [`in {"content":"a\\"${long}"}`, 'in {"content":"…"}'],
      [`in {\\"content\\":\\"${long}\\"} at 5`, 'in {\\"content\\":\\"…\\"} at 5'],
      [`messages: "one\ntwo ${long}" is too long`, 'messages: "…" is too long'],
      [`messages: "${long}`, 'messages: "…'],
      [`data:image/png;base64,${'iVBORw0K'.repeat(20)} is no image`, 'data:image/png;base64,… is no image'],
    ],
  ],
  [
    'what a vendor says stays',
    [
      ['short "words" stay', 'short "words" stay'],
      ['the model `gpt-5` does not exist', 'the model `gpt-5` does not exist'],
      ['messages[3].content[1].callId: 410000 > 200000', 'messages[3].content[1].callId: 410000 > 200000'],
      [
        "This model's maximum context length is 8192 tokens. However, you requested 9000, so it doesn't fit.",
        "This model's maximum context length is 8192 tokens. However, you requested 9000, so it doesn't fit.",
      ],
      [
        'Request too large for gpt-4 in organization org-1 on tokens per min (TPM): Limit 30000, Requested 50000.',
        'Request too large for gpt-4 in organization org-1 on tokens per min (TPM): Limit 30000, Requested 50000.',
      ],
      ['x-api-key header is required', 'x-api-key header is required'],
      ['tokens: 5000, api key: none', 'tokens: 5000, api key: none'],
    ],
  ],
])('%s', (_, rows) => {
  test.each(rows)('%s', (text, redacted) => {
    expect(redact(text, { secrets: [secret, ''], prompts: [] })).toBe(redacted);
  });
});

const prompt = 'My daughter Ada\nwas born on 12 May 2019, in "Zürich", see C:\\notes';

test.each([
  ['quoted', `Invalid value: "${prompt}" at messages[3]`, 'Invalid value: "…" at messages[3]'],
  ['unquoted', `Invalid value ${prompt} at messages[3]`, 'Invalid value … at messages[3]'],
  ['as JSON', `Invalid ${JSON.stringify(prompt)} at 3`, 'Invalid "…" at 3'],
  ['as JSON in JSON', `Invalid ${JSON.stringify(JSON.stringify(prompt))} at 3`, 'Invalid "\\"…\\"" at 3'],
  ['escaped to ASCII', `Invalid ${JSON.stringify(prompt).replace('ü', '\\u00fc')} at 3`, 'Invalid "…" at 3'],
  ['for HTML', `Invalid ${prompt.replaceAll('"', '&quot;')} at 3`, 'Invalid … at 3'],
  ['on one line', `Invalid ${prompt.replace('\n', ' ')} at 3`, 'Invalid … at 3'],
  ['cut at its end', `Invalid ${prompt.slice(0, 30)}... at 3`, 'Invalid …... at 3'],
  ['cut at its beginning', `Invalid ...${prompt.slice(30)} at 3`, 'Invalid ... … at 3'],
  ['in capitals', `Invalid ${prompt.toUpperCase()} at 3`, 'Invalid … at 3'],
  ['twice', `Invalid ${prompt} and ${prompt} at 3`, 'Invalid … and … at 3'],
  ['a short one', 'Invalid my pin 4711 at 3', 'Invalid … at 3'],
  ['a part too short to tell anything', 'Invalid Ada was at 3', 'Invalid Ada was at 3'],
])('an echo goes: %s', (_, text, redacted) => {
  expect(redact(text, { secrets: [], prompts: ['something else', 'my pin 4711', prompt] })).toBe(redacted);
});

const hidden = { secrets: ['our-own-secret-1'], prompts: [prompt, 'x'.repeat(40)] };

test('at most 300 characters are kept, and what is neither a key nor an echo nor a long quote stays', () => {
  const said = constantFrom(
    'messages[3].content',
    'max_tokens',
    '8192',
    ' > ',
    '(TPM)',
    ': ',
    'is',
    "'user'",
    ' ',
    'so.',
  );
  assert(
    property(array(said, { maxLength: 60 }), (parts) => {
      const text = parts.join(' ');
      expect(redact(text, hidden)).toBe(text.slice(0, 300));
    }),
  );
});

test('a key goes wherever it stands, whole or cut', () => {
  assert(
    property(tuple(string(), string()), ([before, after]) => {
      for (const key of ['sk-test-0123456789', 'our-own-secret-1', 'our-own-secr…'])
        expect(redact(`${before.repeat(50)} ${key}${after}`, hidden)).not.toMatch(/0123456789|our-own-secr/);
    }),
  );
});
