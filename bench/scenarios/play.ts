import { setTimeout as sleep } from 'node:timers/promises';
import { HealthClient } from '../../client/health.ts';
import { UnderstudyError } from '../../client/index.ts';
import type { FleetStatus } from '../../workflows/health/messages.ts';
import type { SeenRequest } from '../../simulator/index.ts';
import { arrivals } from './arrivals.ts';
import { hostPid } from './host.ts';
import type { Called, Look, Played, Requested } from './played.ts';
import type { KillAt, Load, ProviderName, RouteName, Scenario } from './scenario.ts';
import type { Stage } from './stage.ts';

/** Says whose a request is: the fleet's own probes don't say it. */
const words = 'a call of the scenario';
const readyWithinMs = 60_000;
const patienceMs = 3000;
/** More decisions than a fleet's owner keeps. */
const all = 1000;
const lookEveryMs = 1000;
/** Whom to kill is asked so long before. */
const findsWithinMs = 1000;

/** Sleeps until this time of the scenario. */
type Until = (at: number) => Promise<void>;

/** Plays a scenario at real speed. */
export async function play(scenario: Scenario, stage: Stage): Promise<Played> {
  const { client, fleet } = stage;
  const owner = new HealthClient(client, { fleet, patienceMs });
  await untilReady(owner, stage.workers.length);
  for (const { route } of scenario.loads) await stage.understudy.call(request(route));
  stage.simulator.clear();
  const begin = Date.now();
  const until = (at: number) => sleep(Math.max(0, begin + at - Date.now()));
  const running = new AbortController();
  const looking = look(owner, begin, running.signal);
  const [calls] = await Promise.all([
    Promise.all(scenario.loads.map((load) => callAll(stage, load, scenario.lastsMs, begin, until))),
    ...scenario.faults.map(async ({ provider, from, to, order }) => {
      await until(from);
      await stage.simulator.fail(provider, { ...order, forMs: to - from });
    }),
    scenario.kill === undefined ? undefined : kill(stage, scenario.kill, until),
  ]);
  running.abort();
  const records = (await owner.history({ limit: all })).toReversed();
  return {
    scenario,
    calls: calls.flat().toSorted((one, other) => one.at - other.at),
    requests: (await stage.simulator.requests()).map((seen) => requestedOf(seen, begin)),
    records: records.map((record) => ({ ...record, at: record.at - begin })).filter(({ at }) => at >= 0),
    looks: await looking,
  };
}

async function untilReady(owner: HealthClient, processes: number): Promise<void> {
  const deadline = Date.now() + readyWithinMs;
  while (((await statusOf(owner))?.workers ?? 0) < processes) {
    if (Date.now() > deadline) throw new Error(`the fleet's owner did not hear of ${processes} processes`);
    await sleep(200);
  }
}

function request(route: RouteName) {
  return { route, messages: `say ${words}`, settings: { maxOutputTokens: 64 } };
}

async function callAll(
  stage: Stage,
  load: Load,
  lastsMs: number,
  begin: number,
  until: Until,
): Promise<readonly Called[]> {
  const calls: Promise<Called>[] = [];
  for (const at of arrivals(load, lastsMs, Math.random)) {
    await until(at);
    calls.push(callOnce(stage, load.route, begin));
  }
  return Promise.all(calls);
}

async function callOnce({ understudy }: Stage, route: RouteName, begin: number): Promise<Called> {
  const at = Date.now() - begin;
  const ended = await understudy.call(request(route)).catch((error: unknown) => {
    if (error instanceof UnderstudyError) return { failure: error.message, attempts: error.attempts };
    return { failure: String(error), attempts: [] };
  });
  const attempts = ended.attempts.map((attempt) => ({ ...attempt, at: attempt.at - begin }));
  const failure = 'failure' in ended ? { failure: ended.failure } : {};
  return { route, at, ms: Date.now() - begin - at, ...failure, attempts };
}

async function look(owner: HealthClient, begin: number, over: AbortSignal): Promise<readonly Look[]> {
  const looks: Look[] = [];
  while (!over.aborted) {
    const askedAt = Date.now() - begin;
    const status = await statusOf(owner);
    if (status !== undefined)
      looks.push({
        askedAt,
        at: Date.now() - begin,
        phases: Object.fromEntries(status.targets.map(({ target, facts }) => [target, facts.state])),
      });
    await sleep(lookEveryMs, undefined, { signal: over }).catch(() => undefined);
  }
  return looks;
}

/** Undefined: it doesn't answer at present. */
function statusOf(owner: HealthClient): Promise<FleetStatus | undefined> {
  return owner.status().catch(() => undefined);
}

async function kill({ workers, client, fleet }: Stage, { at, whom }: KillAt, until: Until): Promise<void> {
  await until(at - findsWithinMs);
  const host = await hostPid(client, fleet);
  const victim = workers.find(({ pid }) => (whom === 'host') === (pid === host));
  if (victim === undefined) throw new Error(`no worker is the ${whom} of the fleet's owner (${host})`);
  await until(at);
  process.kill(victim.pid, 'SIGKILL');
}

function requestedOf({ provider, at, status, outcome, body }: SeenRequest, begin: number): Requested {
  return {
    provider: provider as ProviderName,
    at: at - begin,
    status,
    struck: outcome.startsWith('fault:'),
    probe: !JSON.stringify(body).includes(words),
  };
}
