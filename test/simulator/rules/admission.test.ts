import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSimulator, type Simulator } from '../../../simulator/index.ts';
import { anthropic } from '../../../simulator/vendors/anthropic.ts';
import { openai } from '../../../simulator/vendors/openai.ts';
import { post } from '../clients.ts';
import { hi as chat } from './chat.bodies.ts';
import { hi as messages } from './messages.bodies.ts';
import { hi as responses } from './responses.bodies.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({
    providers: [
      { name: 'openai', dialect: 'openai', models: ['gpt'], apiKey: 'right' },
      { name: 'anthropic', dialect: 'anthropic', models: ['claude'], apiKey: 'right' },
    ],
  });
});
afterAll(() => simulator.stop());

const CHAT = '/openai/v1/chat/completions';
const RESPONSES = '/openai/v1/responses';
const MESSAGES = '/anthropic/v1/messages';
const BEARER = { authorization: 'Bearer right' };
const KEY = { 'x-api-key': 'right' };
const VERSION = { 'anthropic-version': '2023-06-01' };

type Case = [
  rule: string,
  path: string,
  headers: Record<string, string>,
  body: unknown,
  status: number,
  error: Record<string, unknown>,
];

const says = (message: string, type = 'invalid_request_error', more: object = {}) => ({
  type,
  message: expect.stringContaining(message) as string,
  ...more,
});
const withCode = (message: string, code: string | null, param: string | null = null) =>
  says(message, 'invalid_request_error', { code, param });

const CASES: Case[] = [
  ['api-key-given', CHAT, {}, chat, 401, withCode("You didn't provide an API key", null)],
  [
    'api-key-right',
    CHAT,
    { authorization: 'Bearer no' },
    chat,
    401,
    withCode('Incorrect API key', 'invalid_api_key'),
  ],
  ['body-is-json-object', CHAT, BEARER, '{"model":', 400, withCode('We could not parse the JSON body', null)],
  ['body-is-json-object', CHAT, BEARER, [], 400, withCode('We could not parse the JSON body', null)],
  [
    'model-exists',
    CHAT,
    BEARER,
    { ...chat, model: 'gpt-0' },
    404,
    withCode('The model `gpt-0` does not exist', 'model_not_found'),
  ],
  [
    'model-exists',
    RESPONSES,
    BEARER,
    { ...responses, model: 'gpt-0' },
    400,
    withCode("The requested model 'gpt-0' does not exist.", 'model_not_found', 'model'),
  ],
  ['path-known', '/openai/v1/embeddings', BEARER, chat, 404, says('Invalid URL (POST /v1/embeddings)')],
  [
    'api-key-given',
    MESSAGES,
    VERSION,
    messages,
    401,
    says('x-api-key header is required', 'authentication_error'),
  ],
  [
    'api-key-right',
    MESSAGES,
    { ...VERSION, 'x-api-key': 'no' },
    messages,
    401,
    says('invalid x-api-key', 'authentication_error'),
  ],
  [
    'api-key-right',
    MESSAGES,
    { ...VERSION, authorization: 'Bearer no' },
    messages,
    401,
    says('invalid x-api-key', 'authentication_error'),
  ],
  ['version-given', MESSAGES, KEY, messages, 400, says('anthropic-version: header is required')],
  [
    'version-known',
    MESSAGES,
    { ...KEY, 'anthropic-version': '2020' },
    messages,
    400,
    says('"2020" is not a valid version'),
  ],
  [
    'body-is-json-object',
    MESSAGES,
    { ...KEY, ...VERSION },
    '{',
    400,
    says('The request body is not valid JSON'),
  ],
  [
    'model-exists',
    MESSAGES,
    { ...KEY, ...VERSION },
    { ...messages, model: 'clod' },
    404,
    says('model: clod', 'not_found_error'),
  ],
];

test.each<Case>(CASES)('%s at %s', async (rule, path, headers, body, status, error) => {
  simulator.clear();
  const answer = await post(`${simulator.url}${path}`, body, headers);
  expect(JSON.parse(answer.text)).toMatchObject({ error });
  expect(answer.status).toBe(status);
  expect(await simulator.requests()).toMatchObject([
    { outcome: 'refused-invalid', status, violation: { rule } },
  ]);
});

test("Anthropic's errors carry the request's id, and say that a retry is of no use", async () => {
  const answer = await post(`${simulator.url}${MESSAGES}`, {}, { ...KEY, ...VERSION });
  expect(JSON.parse(answer.text)).toMatchObject({
    type: 'error',
    request_id: answer.headers.get('request-id'),
  });
  expect(answer.headers.get('x-should-retry')).toBe('false');
});

test('every rule of admission has a case', () => {
  const rules = [...openai.admission, ...anthropic.admission].map(({ rule }) => rule);
  expect(rules.filter((name) => !CASES.some(([rule]) => rule === name))).toEqual([]);
});
