import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { UnderstudyError, type Attempt } from '../../../client/index.ts';
import type { DialectName } from '../../../simulator/index.ts';
import { openTroupe, type Troupe } from '../troupe.ts';
import { endOf } from './end.ts';
import { speakers } from './lanes.ts';
import { sequences } from './sequences.ts';

/** Calls of one lane run one after the other, and the lanes side by side. */
const lanes = ['a', 'b', 'c', 'd', 'e'];
const formats = Object.keys(speakers) as DialectName[];
const all = sequences(200, 20_261_125);

const budget = { attempts: 5, tries: 2 };

const providersOf = (lane: string) => formats.map((format) => ({ name: `${lane}-${format}`, format }));

/** Who answered, and how often nobody did. */
const tally = new Map<string, number>();

let troupe: Troupe;
beforeAll(async () => {
  const providers = lanes.flatMap(providersOf);
  troupe = await openTroupe({
    providers: providers.map(({ name, format }) => ({ name, dialect: speakers[format].vendor })),
    config: (_, simulator) =>
      JSON.stringify({
        providers: Object.fromEntries(
          providers.map(({ name, format }) => [
            name,
            {
              ...speakers[format].settings,
              baseUrl: simulator.baseUrl(name),
              apiKeyEnv: 'UNDERSTUDY_SIMULATOR_KEY',
            },
          ]),
        ),
        routes: Object.fromEntries(
          lanes.map((lane) => [
            lane,
            {
              targets: providersOf(lane).map(({ name, format }) => `${name}/${speakers[format].model}`),
              limits: {
                connect: '200ms',
                firstToken: '300ms',
                idle: '200ms',
                total: '800ms',
                attempts: budget.attempts,
              },
              retry: { attempts: budget.tries, backoff: '20ms' },
            },
          ]),
        ),
      }),
  });
});
afterAll(() => troupe[Symbol.asyncDispose]());

describe.concurrent.each(lanes)('lane %s', (lane) => {
  const providers = providersOf(lane).map(({ name }) => name);
  const own = all.filter((_, at) => at % lanes.length === lanes.indexOf(lane));

  test.each(own)('sequence %#', { concurrent: false }, async ({ misfortunes, deadlineMs }) => {
    const { client, simulator, understudy } = troupe;
    const counts = () => Promise.all(providers.map(async (name) => (await simulator.requests(name)).length));
    const before = await counts();
    for (const [at, name] of providers.entries())
      for (const order of misfortunes[at] ?? []) await simulator.fail(name, order);
    const run = await understudy.startCall({ route: lane, messages: 'say {bytes:40}', deadlineMs });
    const { result, attempts, ms } = await endOf(client, run);
    for (const name of providers) await simulator.heal(name);

    const by = result instanceof UnderstudyError ? 'nobody' : result.answeredBy.replace(`${lane}-`, '');
    tally.set(by, (tally.get(by) ?? 0) + 1);
    expect(result.attempts).toEqual(attempts);
    expect(ms).toBeLessThan(deadlineMs + 500);
    expect(attempts.length).toBeLessThanOrEqual(budget.attempts);
    const asked = providers.map((name) => attempts.filter((each) => wasAsked(each, name)).length);
    for (const count of asked) expect(count).toBeLessThanOrEqual(budget.tries);
    const after = await counts();
    expect(after.map((count, at) => count - (before[at] ?? 0))).toEqual(asked);
  });
});

test('the sequences are of all sorts: each target answers some, and nobody answers some', () => {
  expect(tally.size).toBe(formats.length + 1);
  for (const count of tally.values()) expect(count).toBeGreaterThanOrEqual(10);
});

function wasAsked({ target, evidence = '' }: Attempt, provider: string): boolean {
  return target.startsWith(`${provider}/`) && !evidence.startsWith('nobody was asked');
}
