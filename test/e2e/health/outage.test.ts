import { expect, test } from 'vitest';
import type { ToolInput } from '../../../domain/agent/tool.ts';
import { HealthClient } from '../../../client/health.ts';
import { openTroupe } from '../troupe.ts';
import { Crowd } from './crowd.ts';
import { Gates } from './gates.ts';

const primary = 'openai/gpt-5.6-sol';
const backup = 'anthropic/claude-opus-5-5';
const soon = { timeout: 100_000, interval: 100 };

/** With a return as quick as may be. */
const config = ({ openai, anthropic }: { openai: string; anthropic: string }) => `
providers:
  openai: { kind: openai, baseUrl: '${openai}', apiKeyEnv: UNDERSTUDY_SIMULATOR_KEY }
  anthropic: { kind: anthropic, baseUrl: '${anthropic}', apiKeyEnv: UNDERSTUDY_SIMULATOR_KEY }
routes:
  support: { targets: [${primary}, ${backup}] }
health: { returnAfter: 3s, rampStep: 2s, probeEvery: 1s }
agents:
  walker: { instructions: Do as you are told., route: support, tools: [step], limits: { turns: 100 } }
tools:
  step:
    description: Takes a step.
    effect: read
    timeout: 3m
    parameters: { type: object, properties: { n: { type: integer } } }
`;

const turns = 12;

test('an outage: calls move and nobody sees a failure; then they return in steps, and a run when all have', async () => {
  const gates = new Gates();
  const step = async ({ arguments: { n } }: ToolInput & { arguments: { n: number } }) => {
    await gates.passed(n);
    return { at: n };
  };
  await using troupe = await openTroupe({ config, tools: { step }, fleet: true });
  const { simulator, understudy } = troupe;
  const owner = new HealthClient(troupe.client, { fleet: troupe.taskQueue });
  const records = async () => (await owner.history({ target: primary, limit: 200 })).toReversed();
  const phases = async () => (await records()).map(({ to }) => to.phase);
  await using crowd = new Crowd(understudy);
  await expect.poll(() => crowd.ended.length, soon).toBeGreaterThan(20);
  expect(new Set(crowd.ended.map(({ by }) => by))).toEqual(new Set([primary]));

  await simulator.fail('openai', { fault: 'status', status: 500 });
  await expect.poll(phases, soon).toContain('open');
  await expect.poll(() => new Set(crowd.lastAsked(10)), soon).toEqual(new Set([backup]));
  // Its first turn comes while the primary is down.
  const run = await understudy
    .agent('walker')
    .start({ input: `repeat ${turns}: call step {"n": $i}\nsay There.` });
  await expect.poll(() => gates.reached, soon).toBe(1);

  await simulator.heal('openai');
  await expect.poll(phases, soon).toContain('ramping');
  // Some turns come while the primary ramps, the others when it has returned.
  gates.openUpTo(turns / 2);
  await expect.poll(async () => (await phases()).at(-1), soon).toBe('closed');
  gates.openUpTo(turns);
  await expect.poll(() => new Set(crowd.lastAsked(10)), soon).toEqual(new Set([primary]));

  const seen = await phases();
  // Before it is left it may be recorded as worse, and on the way back as left anew.
  const left = seen.slice(seen.indexOf('open'));
  const steps = ['open', 'half-open', 'ramping', 'closed'] as const;
  const firsts = steps.map((phase) => left.indexOf(phase));
  expect(firsts).not.toContain(-1);
  expect(firsts).toEqual(firsts.toSorted((a, b) => a - b));
  expect(crowd.failed).toEqual([]);

  const result = await run.result();
  const closedAt = (await records()).findLast(
    ({ from, to }) => from.phase === 'ramping' && to.phase === 'closed',
  )?.at;
  const speakers = (await run.transcript()).flatMap((message) =>
    message.role === 'assistant' ? [message.by] : [],
  );
  const returned = speakers.indexOf(primary);
  expect(speakers[0]).toBe(backup);
  expect(returned).toBeGreaterThan(1);
  expect(new Set(speakers.slice(0, returned))).toEqual(new Set([backup]));
  expect(new Set(speakers.slice(returned))).toEqual(new Set([primary]));
  expect(result.switches.at(-1)).toMatchObject({ from: backup, to: primary, reason: 'Returned' });
  expect(result.switches.at(-1)?.at).toBeGreaterThanOrEqual(closedAt ?? Infinity);
});
