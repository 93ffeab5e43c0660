import { WorkflowUpdateFailedError } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Override } from '../../../workflows/health/messages.ts';
import { a, b, part, report } from '../../health/reports.ts';
import type { Troupe } from '../troupe.ts';
import { config, openFleet } from './fleet.ts';
import { SaidProcess, type OwnerAtWork } from './process.ts';

const soon = { timeout: 60_000, interval: 200 };

async function refusal(running: Promise<unknown>): Promise<string> {
  const error: unknown = await running.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof WorkflowUpdateFailedError) return error.cause?.message ?? '';
  throw new Error(`not refused but ${String(error)}`);
}

test('an outage that one process reports is left, probed, and returned from in steps', async () => {
  const { troupe, owner } = await openFleet();
  await using _ = troupe;
  const one = new SaidProcess(owner, 'one');
  const first = await one.says({ [a]: { answered: 5 }, [b]: {} }, config());
  expect(first.directive.targets[a]).toMatchObject({ state: 'closed', admit: { fresh: 1 } });

  await troupe.simulator.fail('openai', { fault: 'status', status: 500 });
  const said = async (counts: object) => (await one.says({ [a]: counts })).directive.targets[a];
  await expect
    .poll(() => said({ error: 5 }).then((facts) => facts?.state), { ...soon, interval: 1000 })
    .toBe('open');
  const facts = await said({});
  expect(facts).toMatchObject({
    reason: expect.stringMatching(/^\d+ % of calls failed$/) as string,
    admit: { fresh: 0 },
  });
  // A real endpoint that fails: the probes say so too.
  const probed = () =>
    owner.status().then(({ targets }) => targets.find(({ target }) => target === a)?.probed?.outcome);
  await expect.poll(probed, soon).toBe('error');
  const details = await owner.details();
  expect(details).toMatch(/^\*\*1 of 2 targets not as usual\*\* \(\d process/);
  expect(details).toContain(`${a}: open since`);

  await troupe.simulator.heal('openai');
  await expect
    .poll(
      async () => {
        const { fresh = 0 } = (await said({}))?.admit ?? {};
        return (await said(fresh > 0 ? { answered: Math.ceil(20 * fresh) } : {}))?.state;
      },
      { ...soon, interval: 500 },
    )
    .toBe('closed');
  const records = (await owner.history({ target: a })).toReversed();
  const phases = records.map(({ to }) => to.phase).filter((phase, at, all) => phase !== all[at - 1]);
  // Before it is left it may be recorded as worse.
  expect(phases.slice(phases.indexOf('open'))).toEqual(['open', 'half-open', 'ramping', 'closed']);
  expect(records.find(({ to }) => to.phase === 'open')?.why).toMatchObject({ reason: 'failure rate' });
  expect((await troupe.simulator.requests('openai')).length).toBeGreaterThan(2);
  expect(await owner.details()).toMatch(/^\*\*All 2 targets take calls\*\*/);
});

describe('what operators order', () => {
  let troupe: Troupe;
  let owner: OwnerAtWork;
  const term = { by: 'ada', reason: 'maintenance', at: 0, until: 600_000 };
  const drain = (target: string, more: object = {}) => ({
    kind: 'drain',
    target,
    overMs: 0,
    ...term,
    ...more,
  });
  const pin = (route: string, target: string) => ({ kind: 'pin', route, target, ...term });
  const drill = { id: 'd1', route: 'support', target: a, fault: '503', share: 0.1, ...term };

  beforeAll(async () => {
    ({ troupe, owner } = await openFleet());
    await new SaidProcess(owner, 'one').says({}, config());
  });
  afterAll(() => troupe[Symbol.asyncDispose]());

  test.each<[string, string, unknown, string]>([
    ['an unknown target', 'order', drain('openai/x'), `no target "openai/x"; there are: ${a}, ${b}`],
    ['an unknown route', 'order', pin('x', a), 'no route "x"; there are: support, other'],
    ['a pin elsewhere', 'order', pin('other', a), `route "other" has no target "${a}"; it has: ${b}`],
    ['no author', 'order', drain(a, { by: ' ' }), 'by must name who orders it'],
    [
      'too long',
      'order',
      drain(a, { until: 86_400_001 }),
      'until must be within 24 hours: order it again then',
    ],
    [
      'no fields',
      'order',
      { kind: 'trust', target: a },
      'input: Instance does not have required property "by".',
    ],
    ['the last target', 'order', drain(b), 'route "other" would be left with no target'],
    ['an unknown release', 'release', { target: 'x' }, `no target "x"; there are: ${a}, ${b}`],
    [
      'a share beyond all',
      'startDrill',
      { ...drill, share: 2 },
      'share must be above 0 and at most 1, not 2',
    ],
    ['an unknown fault', 'startDrill', { ...drill, fault: 'x' }, 'fault: '],
    ['a drill elsewhere', 'startDrill', { ...drill, route: 'other' }, `route "other" has no target "${a}"`],
  ])('%s is refused', async (_, update, message, why) => {
    expect(await refusal(owner.update(update, message))).toContain(why);
  });

  test('a drain holds, is on record with its author, and refuses a pin; its release is on record too', async () => {
    const order = await owner.update<Override>('order', drain(a));
    expect(order.until - order.at).toBe(600_000);
    expect(Math.abs(order.at - Date.now())).toBeLessThan(60_000);
    expect(await owner.stateOf(a)).toBe('isolated');
    expect((await owner.status()).overrides).toEqual([order]);
    expect(await refusal(owner.update('order', pin('support', a)))).toContain('is drained');
    expect(await owner.update('release', { target: a, by: 'bob', reason: 'done' })).toEqual([order]);
    expect(await owner.update('release', { target: a })).toEqual([]);
    const reasons = (await owner.history({ target: a })).toReversed().map(({ why }) => why);
    expect(reasons.slice(0, 4)).toMatchObject([
      { reason: 'ordered', order: { by: 'ada', reason: 'maintenance' } },
      { reason: 'drained', by: 'ada' },
      { reason: 'taken back', by: 'bob', because: 'done' },
      { reason: 'released' },
    ]);
  });

  test('a drill is published, runs once at a time, and ends by expiry or by hand', async () => {
    await owner.update('startDrill', { ...drill, until: 6000 });
    expect((await owner.status()).drills).toMatchObject([{ id: 'd1', by: 'ada' }]);
    expect(await refusal(owner.update('startDrill', { ...drill, id: 'd2' }))).toContain('end it first');
    const last = () => owner.history({ limit: 20 }).then((all) => all.map(({ why }) => why.reason));
    await expect.poll(last, soon).toContain('drill over');
    await owner.update('startDrill', { ...drill, id: 'd2' });
    expect(await owner.update('endDrill', { id: 'd2', why: 'enough', by: 'bob' })).toMatchObject({
      id: 'd2',
    });
    expect(await owner.update('endDrill', { id: 'd2', why: 'enough' })).toBeNull();
    expect((await owner.status()).drills).toEqual([]);
  });
});

test('reports twice, late, of another version, and of wrong clocks are harmless; a malformed one is refused', async () => {
  const { troupe, owner } = await openFleet();
  await using _ = troupe;
  const hour = 3_600_000;
  await owner.send({
    report: report('ahead', 1, { [a]: part({ answered: 3 }) }),
    config: config({ digest: 'ahead', since: Date.now() + hour }),
  });
  const told = {
    report: report('one', 5, { [a]: part({ answered: 3 }) }),
    config: config({ digest: 'newer' }),
  };
  const asked = async () => (await owner.status()).targets.find(({ target }) => target === a)?.askedRps;
  await owner.send(told);
  // The clock that runs ahead keeps nobody out.
  expect((await owner.status()).digest).toBe('newer');
  // Both are taken in, and so is what the worker itself has to say.
  await expect.poll(() => owner.status().then(({ workers }) => workers), soon).toBe(3);
  const before = await asked();
  expect(before).toBeGreaterThan(0);
  await owner.send(told);
  await owner.send({ report: report('one', 4, { [a]: part({ error: 9 }) }) });
  await owner.send({
    report: report('behind', 1, {
      [a]: part({ answered: 1 }, { bad: { firstAgoMs: hour, lastAgoMs: hour } }),
    }),
    config: config({ digest: 'old', since: Date.now() - hour }),
  });
  const { report: plain } = told;
  const later = { ...plain, seq: 6, targets: {}, mood: 'fine', v: 9 };
  await owner.send({ report: later, extra: { anything: true } } as never);
  const status = await owner.status();
  expect(status).toMatchObject({ digest: 'newer' });
  expect(status.targets.find(({ target }) => target === a)?.facts.state).toBe('closed');
  expect(await asked()).toBeLessThanOrEqual((before ?? 0) + 1);
  expect(await refusal(owner.send({ report: { ...plain, seq: -1, targets: { [a]: {} } } } as never))).toMatch(
    /report\.seq: .*report\.targets/,
  );
});
