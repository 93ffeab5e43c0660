import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anthropicMessages } from '../../../simulator/dialects/anthropic-messages/dialect.ts';
import { openaiChat } from '../../../simulator/dialects/openai-chat/dialect.ts';
import { openaiResponses } from '../../../simulator/dialects/openai-responses/dialect.ts';
import { startSimulator, type Simulator } from '../../../simulator/index.ts';
import { post } from '../clients.ts';
import { changed } from './case.ts';
import { CHAT_MESSAGES } from './chat-messages.rows.ts';
import { CHAT_SETTINGS } from './chat-settings.rows.ts';
import { CHAT_TOOLS } from './chat-tools.rows.ts';
import { whole as chatWhole } from './chat.bodies.ts';
import { whole as messagesWhole } from './messages.bodies.ts';
import { MESSAGES_CONTENT } from './messages-content.rows.ts';
import { MESSAGES_SETTINGS } from './messages-settings.rows.ts';
import { MESSAGES_TOOLS } from './messages-tools.rows.ts';
import { MESSAGES_TURNS } from './messages-turns.rows.ts';
import { RESPONSES_ITEMS } from './responses-items.rows.ts';
import { RESPONSES_SETTINGS } from './responses-settings.rows.ts';
import { whole as responsesWhole } from './responses.bodies.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({
    providers: [
      { name: 'openai', dialect: 'openai' },
      { name: 'anthropic', dialect: 'anthropic' },
    ],
  });
});
afterAll(() => simulator.stop());

const BEARER = { authorization: 'Bearer any' };
/** All but these are 400. */
const STATUSES: Readonly<Record<string, number>> = { 'reasoning-not-stored': 404 };

const DIALECTS = [
  {
    dialect: openaiChat,
    path: '/openai/v1/chat/completions',
    headers: BEARER,
    cases: [...CHAT_SETTINGS, ...CHAT_TOOLS, ...CHAT_MESSAGES],
    whole: chatWhole,
  },
  {
    dialect: openaiResponses,
    path: '/openai/v1/responses',
    headers: BEARER,
    cases: [...RESPONSES_SETTINGS, ...RESPONSES_ITEMS],
    whole: responsesWhole,
  },
  {
    dialect: anthropicMessages,
    path: '/anthropic/v1/messages',
    headers: { ...BEARER, 'anthropic-version': '2023-06-01' },
    cases: [...MESSAGES_SETTINGS, ...MESSAGES_TOOLS, ...MESSAGES_CONTENT, ...MESSAGES_TURNS],
    whole: messagesWhole,
  },
];

describe.each(DIALECTS)('$dialect.name', ({ dialect, path, headers, cases, whole }) => {
  const send = (body: object, more: Readonly<Record<string, string>> = {}) =>
    post(`${simulator.url}${path}`, body, { ...headers, ...more });

  test.each(cases)(
    '$rule: $at, $says',
    async ({ rule, good, at, value, says, param, code, headers: own }) => {
      const before = await send(good, own);
      expect([before.status, before.status === 200 ? '' : before.text]).toEqual([200, '']);
      simulator.clear();
      const answer = await send(changed(good, at, value), own);
      const { error } = JSON.parse(answer.text) as { error: Record<string, unknown> };
      expect(error['message']).toContain(says);
      expect(answer.status).toBe(STATUSES[rule] ?? 400);
      const named = dialect.vendor === 'openai' ? [error['param'], error['code']] : [param, code];
      expect(named).toEqual([param, code]);
      expect(await simulator.requests()).toMatchObject([{ outcome: 'refused-invalid', violation: { rule } }]);
    },
  );

  test('every rule has a case and a page of documentation', () => {
    const { rules } = dialect;
    expect(rules.map(({ rule }) => rule).filter((name) => !cases.some(({ rule }) => rule === name))).toEqual(
      [],
    );
    expect(rules.every(({ docs }) => URL.canParse(docs))).toBe(true);
  });

  test('an unknown field is refused in every object that is not free', async () => {
    for (const body of whole) {
      expect((await send(body)).status).toBe(200);
      for (const at of closedObjects(body)) {
        const answer = await send(changed(body, at === '' ? 'zzz' : `${at}.zzz`, 1));
        expect([at, answer.status]).toEqual([at, 400]);
        expect(answer.text).toContain('zzz');
      }
    }
  });
});

/** Fields whose content is the client's own. */
const FREE = new Set(['metadata', 'parameters', 'schema', 'input_schema', 'input', 'logit_bias']);

function closedObjects(value: unknown, at = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const below = Object.entries(value).flatMap(([name, one]: [string, unknown]) =>
    FREE.has(name) && !Array.isArray(one) ? [] : closedObjects(one, at === '' ? name : `${at}.${name}`),
  );
  return Array.isArray(value) ? below : [at, ...below];
}
