import { describe, expect, test, vi } from 'vitest';
import { catalogue, type CatalogueEntry, startSimulator } from '../../../simulator/index.ts';
import { accountRows } from './accounts.rows.ts';
import { answerRows } from './answers.rows.ts';
import { bodyRows } from './bodies.rows.ts';
import { connectionRows } from './connections.rows.ts';
import { contextRows } from './context.rows.ts';
import { differences } from './differences.ts';
import type { Look, Rows } from './expected.ts';
import { formats } from './formats.ts';
import { observe } from './observe.ts';
import { policyRows } from './policy.rows.ts';
import { rateLimitRows } from './rate-limits.rows.ts';
import { serverErrorRows } from './server-errors.rows.ts';
import { truncationRows } from './truncations.rows.ts';

const rows: Rows = {
  ...rateLimitRows,
  ...serverErrorRows,
  ...accountRows,
  ...contextRows,
  ...policyRows,
  ...connectionRows,
  ...truncationRows,
  ...bodyRows,
  ...answerRows,
};

const QUESTIONS = {
  /** Ten tokens of text. */
  text: 'say {bytes:40}',
  /** Four tokens of text, ten of arguments, four of arguments. */
  call: 'say {bytes:16} & call lookup {"id":"1234567890123456789012345678901"} & call lookup {"id":"123456"}',
  output: 'say {"city":"Paris","people":2}',
};
const GIVE_UP_MS = 300;

function questionOf({ needs = [] }: CatalogueEntry): string {
  if (needs.includes('call')) return QUESTIONS.call;
  return needs.includes('output') ? QUESTIONS.output : QUESTIONS.text;
}

const cases = catalogue.flatMap((entry) =>
  entry.formats.flatMap((name) => {
    const modes = entry.needs?.includes('stream') === true ? [true] : [true, false];
    return modes.map((stream) => ({ entry, format: formats[name], stream }));
  }),
);

function lookFor({ entry, format, stream }: (typeof cases)[number]): Look {
  const row = rows[entry.name];
  if (row === undefined) throw new Error(`no row says what to see of ${entry.name}`);
  return typeof row === 'function' ? row(format, stream) : row;
}

test.concurrent.each(cases)('$entry.name: $format.name, stream $stream', async (tried) => {
  const { entry, format, stream } = tried;
  const look = lookFor(tried);
  const { needs = [] } = entry;
  const alone = needs.includes('own-port');
  const nowhere = needs.includes('no-address');
  await using simulator = await startSimulator({
    providers: [{ name: 'target', dialect: format.vendor, ...(alone && { port: 0 }) }],
  });
  await simulator.fail('target', entry.order);
  const base = simulator.baseUrl('target');
  const seen = await observe({
    url: base
      .replace('http:', alone ? 'https:' : 'http:')
      .replace('127.0.0.1', nowhere ? 'nowhere.invalid' : '127.0.0.1'),
    format,
    text: questionOf(entry),
    stream,
    ...(look.ended === 'gave-up' && { giveUpMs: GIVE_UP_MS }),
  });
  expect(differences(seen, look)).toEqual([]);
  const recorded = {
    outcome: `fault:${entry.order.fault}`,
    violation: null,
    closedByClient: seen.ended === 'gave-up',
  };
  await vi.waitFor(async () => {
    expect(await simulator.requests()).toMatchObject(alone || nowhere ? [] : [recorded]);
  });
});

describe('what the rows are compared with', () => {
  const asked = Object.values(formats).flatMap((format) =>
    [true, false].map((stream) => ({ format, stream })),
  );

  test.each(asked)('$format.name, stream $stream, without a fault', async ({ format, stream }) => {
    await using simulator = await startSimulator();
    const url = simulator.baseUrl(format.vendor);
    const text = await observe({ url, format, text: QUESTIONS.text, stream });
    const call = await observe({ url, format, text: QUESTIONS.call, stream });
    expect(differences(text, complete(stream, 10))).toEqual([]);
    expect(differences(call, complete(stream, 18))).toEqual([]);
  });

  test('no row is satisfied by an answer without a fault', async () => {
    await using simulator = await startSimulator();
    const satisfied: string[] = [];
    for (const tried of cases) {
      const { entry, format, stream } = tried;
      const url = simulator.baseUrl(format.vendor);
      const seen = await observe({ url, format, text: questionOf(entry), stream });
      if (differences(seen, lookFor(tried)).length === 0) satisfied.push(`${entry.name}: ${format.name}`);
    }
    expect(satisfied).toEqual([]);
  });

  test('every entry has a name of its own and a row, and no row is left over', () => {
    const names = catalogue.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(Object.keys(rows).sort()).toEqual([...names].sort());
  });
});

function complete(stream: boolean, tokens: number): Look {
  const answer = /^\{.*"(choices|output|content)":\[.*\}$/;
  const counted = stream ? { tokens, finishes: 1, dones: 1 } : { text: [answer] };
  return { status: 200, ended: 'cleanly', ...counted };
}
