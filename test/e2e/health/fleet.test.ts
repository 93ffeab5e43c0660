import { expect, inject, test } from 'vitest';
import { hostPid } from '../../../bench/scenarios/host.ts';
import { openStage } from '../../../bench/scenarios/stage.ts';
import { backup, primary } from '../../../bench/scenarios/targets.ts';
import { HealthClient } from '../../../client/health.ts';
import { Crowd } from './crowd.ts';

const soon = { timeout: 100_000, interval: 200 };

test('the process that hosts the owner is killed in mid-outage: another takes it over, and calls go on', async () => {
  await using stage = await openStage(inject('temporal'), { name: 'test', thresholds: 'short' }, 2);
  const { client, fleet, simulator, understudy, workers } = stage;
  const owner = new HealthClient(client, { fleet });
  const status = () => owner.status().catch(() => undefined);
  const stateOfPrimary = async () =>
    (await status())?.targets.find(({ target }) => target === primary)?.facts.state;
  await expect.poll(async () => (await status())?.workers, soon).toBe(workers.length);
  await using crowd = new Crowd(understudy, 'steady');
  await expect.poll(() => crowd.ended.length, soon).toBeGreaterThan(20);
  await simulator.fail('openai', { fault: 'status', status: 500 });
  await expect.poll(stateOfPrimary, soon).toBe('open');
  await expect.poll(() => new Set(crowd.lastAsked(10)), soon).toEqual(new Set([backup]));

  const host = await hostPid(client, fleet);
  expect(workers.map(({ pid }) => pid)).toContain(host);
  const killedAt = Date.now();
  process.kill(host ?? Number.NaN, 'SIGKILL');
  const begunSince = () => crowd.ended.filter(({ at }) => at > killedAt);
  await expect.poll(() => begunSince().length, soon).toBeGreaterThan(20);
  // It is hosted elsewhere, and knows what it knew.
  await expect.poll(() => hostPid(client, fleet), soon).not.toBe(host);
  await expect.poll(stateOfPrimary, soon).toBe('open');
  expect(begunSince().filter(({ attempts }) => attempts[0]?.target === primary)).toEqual([]);

  await simulator.heal('openai');
  await expect.poll(stateOfPrimary, soon).toBe('closed');
  await expect.poll(() => new Set(crowd.lastAsked(10)), soon).toEqual(new Set([primary]));
  expect(crowd.failed).toEqual([]);
}, 300_000);
