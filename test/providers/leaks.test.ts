import { assert, asyncProperty, constantFrom, integer, record, uniqueArray } from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { evidenceOf } from '../../activities/providers/evidence.ts';
import { refusalOf } from '../../activities/providers/refusal.ts';
import type { FailureSignal } from '../../domain/failure/signal.ts';
import { inBandFailure } from '../../domain/wire/error-body.ts';
import { type FaultOrder, type Simulator, startSimulator } from '../../simulator/index.ts';
import { anthropicErrors } from '../wire/errors/anthropic.rows.ts';
import { everyVendor } from '../wire/errors/every-vendor.rows.ts';
import type { ErrorFact } from '../wire/errors/fact.ts';
import { openaiErrors } from '../wire/errors/openai.rows.ts';
import { failureOf } from './sending.ts';
import { bindingTo, secret } from './server.ts';

/** Words that occur nowhere else, long enough to be known again when they are cut. */
const word = integer({ min: 0, max: 1e6 }).map((number) => `marked${String(number).padStart(7, '0')}marked`);

/** The ways in which a vendor repeats what it was sent. */
const echoes: Readonly<Record<string, (text: string) => string>> = {
  plain: (text) => text,
  quoted: (text) => `"${text}"`,
  'in backticks': (text) => `\`${text}\``,
  json: (text) => JSON.stringify({ content: text }),
  'json in json': (text) => JSON.stringify(JSON.stringify([text])),
  html: (text) => `<p>${text.replaceAll('"', '&quot;')}</p>`,
  'on one line': (text) => text.replace(/\s+/g, ' '),
  'in many lines': (text) => text.replace(/\s+/g, '\n\t'),
  'in capitals': (text) => text.toUpperCase(),
  twice: (text) => `${text} ... ${text}`,
};

const told = record({
  words: uniqueArray(word, { minLength: 1, maxLength: 30 }),
  echo: constantFrom(...Object.keys(echoes)),
  /** How much of the echo comes through. */
  length: integer({ min: 0, max: 1000 }),
  before: constantFrom('', 'messages[3]: ', "Invalid value for 'user': ", 'Error "', `key ${secret}: `),
});

/** The body with this at the end of everything it says. */
function saying(body: unknown, said: string, name = 'message'): unknown {
  if (typeof body === 'string')
    return ['message', 'error', 'detail', 'raw', 'msg'].includes(name) ? `${body} ${said}` : body;
  if (Array.isArray(body)) return body.map((each) => saying(each, said));
  if (typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(Object.entries(body).map(([key, each]) => [key, saying(each, said, key)]));
}

async function signalIn([status, body]: ErrorFact): Promise<FailureSignal> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return status === 'stream' ? inBandFailure(body) : refusalOf(new Response(text, { status }));
}

function expectNothingOf(words: readonly string[], evidence: string): void {
  const shown = evidence.toLowerCase();
  expect(words.filter((each) => shown.includes(each.slice(0, 16)))).toEqual([]);
  expect(shown).not.toContain(secret.slice(0, 8));
}

test('no error shape lets a prompt or a key into the evidence', async () => {
  let carried = 0;
  const facts = constantFrom(...openaiErrors, ...anthropicErrors, ...everyVendor);
  await assert(
    asyncProperty(facts, told, async ([status, body, kind], { words, echo, length, before }) => {
      const prompt = words.join(' "and"\n');
      const said = `${before}${(echoes[echo] ?? String)(prompt).slice(0, length)}`;
      const signal = await signalIn([status, saying(body, said), kind]);
      if (signal.message?.includes('marked') === true) carried += 1;
      const evidence = evidenceOf(signal, { secrets: [secret], prompts: ['another prompt', prompt] });
      expectNothingOf(words, evidence ?? '');
    }),
    { numRuns: 2000 },
  );
  expect(carried).toBeGreaterThan(1000);
});

let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator();
});

afterAll(async () => {
  await simulator.stop();
});

const words = ['marked0000001marked', 'marked0000002marked', 'marked0000003marked'];
const prompt = words.join(' "and"\n');
const said = `messages[3] says ${prompt}, for the key ${secret}.`;

test.each<[string, FaultOrder]>([
  ['a status', { fault: 'status', status: 400, message: said }],
  ['a rate limit', { fault: 'status', status: 429, message: said }],
  ['a bad key', { fault: 'status', status: 401, message: said }],
  ['a status with a body of its own', { fault: 'status', status: 400, body: { detail: [{ msg: said }] } }],
  [
    'a page',
    {
      fault: 'status',
      status: 502,
      body: `<html><p>${said}</p></html>`,
      headers: { 'content-type': 'text/html' },
    },
  ],
  [
    'a page with 200',
    { fault: 'status', status: 200, body: `<p>${said}</p>`, headers: { 'content-type': 'text/html' } },
  ],
  ['an error with 200', { fault: 'status', status: 200, body: { error: said } }],
  ['an error in the stream', { fault: 'error-event', afterTokens: 1, message: said }],
])('over the socket: %s', async (_, order) => {
  for (const kind of ['openai', 'anthropic'] as const) {
    await simulator.heal();
    await simulator.fail(kind, order);
    const binding = bindingTo(kind, simulator.baseUrl(kind));
    const body = { model: 'm', max_tokens: 9, stream: true, messages: [{ role: 'user', content: prompt }] };
    const { message, evidence } = await failureOf(binding, { body, prompts: [prompt] });
    expect(message).toContain('marked0000002marked');
    expectNothingOf(words, evidence ?? '');
  }
});
