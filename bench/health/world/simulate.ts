import { expectedFirstTokenMs } from '../../../domain/health/first-token/sketch.ts';
import type { RouteRun, Run } from './measurements.ts';
import type { Attempt, Call, Outcome, Policy } from './policy.ts';
import { provider, type Provider, type Reply } from './provider.ts';
import { eventQueue } from './queue.ts';
import { chance, normal } from './random.ts';
import { backup, primary, type Scenario, type SimulatedRoute } from './scenario.ts';
import { minute, second } from './time.ts';
import { left, tracker, windowSeconds } from './tracker.ts';

export const firstTokenTimeoutMs = 15 * second;
const probeDeadlineMs = 5 * second;
const mostAttempts = 2;
const afterMs = minute;

/** The world as policies see it. */
export interface World {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly workers: number;
  readonly providers: Readonly<Record<string, Provider>>;
  now(): number;
  at(time: number, run: () => void): void;
  /** Gives up on an attempt that has no first token. */
  abort(attempt: Attempt): void;
  probe(target: string, worker: number, told: (outcome: Outcome, ratio: number) => void): void;
}

/** What a policy adds to a run's measurements. */
export type PolicyRun = Pick<Run, 'trips' | 'localTrips' | 'reports' | 'peakReportsRps' | 'records'>;

export interface Judge extends Policy {
  measured?(): PolicyRun;
}

const nothingMeasured: PolicyRun = { trips: 0, localTrips: 0, reports: 0, peakReportsRps: 0, records: [] };
const oneRoute: readonly SimulatedRoute[] = [{ name: 'main', share: 1, targets: [primary, backup] }];

/** One run: calls arrive, a policy sends them, providers answer. The same seed gives the same run. */
export function simulate(scenario: Scenario, policyOf: (world: World) => Judge, seed: number): Run {
  const queue = eventQueue();
  const routes = scenario.routes ?? oneRoute;
  const names = [...new Set([primary, backup, ...routes.flatMap(({ targets }) => targets)])];
  const providers = Object.fromEntries(names.map((name) => [name, provider(name, scenario, seed)]));
  const measureFrom = scenario.untimed ? 0 : Math.min(4 * minute, scenario.lastsMs / 10);
  const tallies = Object.fromEntries(routes.map(({ name }) => [name, newTally(scenario)]));
  const all = newTally(scenario);
  const throttled = Object.fromEntries(names.map((name) => [name, 0]));
  const probes = Object.fromEntries(names.map((name) => [name, 0]));
  let probed = 0;
  let wasted = 0;
  let firstBackAt = Number.NaN;
  let now = 0;

  const world: World = {
    scenario,
    seed,
    workers: scenario.workers ?? 8,
    providers,
    now: () => now,
    at: (time, run) => queue.add(time, run),
    abort: (attempt) => void (attempt.done || end(attempt, 'timeout', 0)),
    probe: (target, worker, told) => {
      probes[target] = (probes[target] ?? 0) + 1;
      const asked = { luck: 1e9 + probed++, promptTokens: 50, worker };
      const reply = replyOf(target, asked);
      const ms = 'ms' in reply ? reply.ms : Infinity;
      const outcome = ms >= probeDeadlineMs ? 'timeout' : outcomeOf(reply);
      const took = Math.min(ms, probeDeadlineMs);
      queue.add(now + took, () => told(outcome, took / expectedFirstTokenMs(50)));
    },
  };
  const policy = policyOf(world);

  function replyOf(target: string, asked: Parameters<Provider['reply']>[0]): Reply {
    const reply = providers[target]?.reply(asked, now) ?? { is: 'hang' };
    return reply.is === 'answer' && reply.ms > firstTokenTimeoutMs ? { is: 'hang' } : reply;
  }

  function send(call: Call, target: string): void {
    const luck = call.id * 4 + call.attempts++;
    const reply = replyOf(target, { luck, promptTokens: call.promptTokens, worker: call.worker });
    const expected = expectedFirstTokenMs(call.promptTokens);
    const ms = reply.is === 'hang' ? firstTokenTimeoutMs : reply.ms;
    const attempt: Attempt = {
      call,
      target,
      at: now,
      reply,
      ratio: ms / expected,
      overdue: false,
      done: false,
    };
    if (call.at >= measureFrom && providers[target]?.isDead(now)) wasted++;
    policy.started?.(attempt);
    const limit = policy.slowLimit?.(attempt) ?? Infinity;
    const mayBeLate = reply.is === 'answer' || reply.is === 'hang';
    if (mayBeLate && attempt.ratio > limit)
      queue.add(now + limit * expected, () => {
        if (attempt.done) return;
        attempt.overdue = true;
        policy.overdue?.(attempt);
      });
    queue.add(now + ms, () => {
      if (attempt.done) return;
      end(attempt, outcomeOf(reply), reply.is === 'throttle' ? reply.retryAfterMs : 0);
    });
  }

  function end(attempt: Attempt, outcome: Outcome, retryAfterMs: number): void {
    const { call, target, at } = attempt;
    attempt.done = true;
    if (outcome === 'throttle') throttled[target] = (throttled[target] ?? 0) + 1;
    policy.ended?.(attempt, outcome, retryAfterMs);
    if (outcome === 'answer') {
      answered(call, target);
      const isBack = target === primary && at >= (scenario.incident?.to ?? Infinity);
      if (isBack && Number.isNaN(firstBackAt)) firstBackAt = at;
      return;
    }
    const retry = call.attempts < mostAttempts ? policy.next(attempt, outcome) : null;
    if (retry === null) failed(call);
    else if (retry.afterMs > 0) queue.add(now + retry.afterMs, () => send(call, retry.target));
    else send(call, retry.target);
  }

  const talliesOf = ({ route }: Call) => [all, tallies[route.name] ?? all];

  function answered(call: Call, target: string): void {
    if (call.at < measureFrom) return;
    for (const tally of talliesOf(call)) {
      tally.answered++;
      if (target === primary) tally.byPrimary++;
      if (!scenario.untimed) tally.times.push(now - call.at);
    }
  }

  function failed(call: Call): void {
    if (call.at >= measureFrom) for (const tally of talliesOf(call)) tally.failed++;
  }

  function arrive(id: number): void {
    const draw = (which: number) => chance(seed, id, 100 + which);
    const call: Call = {
      id,
      at: now,
      route: routeAt(routes, draw(1)),
      worker: Math.floor(draw(2) * world.workers),
      promptTokens: Math.min(20_000, 800 * Math.exp(0.8 * normal(draw(3), draw(4)))),
      attempts: 0,
    };
    const target = policy.first(call);
    for (const tally of talliesOf(call)) {
      if (now >= measureFrom) tally.calls++;
      tally.tracker.went(now, target === primary);
    }
    if (target === null) failed(call);
    else send(call, target);
    const next = now + (scenario.everyMs ?? (-Math.log(draw(5)) * second) / scenario.rps);
    if (next < scenario.lastsMs) queue.add(next, () => arrive(id + 1));
  }

  queue.add(10, () => arrive(0));
  for (
    let event = queue.next();
    event !== undefined && event.at <= scenario.lastsMs + afterMs;
    event = queue.next()
  ) {
    now = event.at;
    event.run();
  }
  const routesRun = routes.map(({ name }) => [name, routeRun(tallies[name] ?? all)] as const);
  return {
    ...nothingMeasured,
    ...policy.measured?.(),
    ...summary(all),
    ...left(all.tracker, scenario),
    calls: all.calls,
    wasted,
    flips: all.tracker.flips(windowSeconds(scenario.rps)),
    firstBackMs: firstBackAt - (scenario.incident?.to ?? 0),
    throttled,
    probes,
    rebreaks: providers[primary]?.rebreaks() ?? 0,
    routes: Object.fromEntries(routesRun),
  };
}

interface Tally {
  calls: number;
  failed: number;
  answered: number;
  byPrimary: number;
  readonly times: number[];
  readonly tracker: ReturnType<typeof tracker>;
}

function newTally({ lastsMs }: Scenario): Tally {
  return { calls: 0, failed: 0, answered: 0, byPrimary: 0, times: [], tracker: tracker(lastsMs) };
}

function summary({ calls, failed, answered, byPrimary, times }: Tally) {
  const sorted = Float64Array.from(times).sort();
  return {
    failedPercent: (100 * failed) / calls,
    backupPercent: (100 * (answered - byPrimary)) / answered,
    p99Ms: sorted[Math.floor(0.99 * sorted.length)] ?? Number.NaN,
  };
}

function routeRun(tally: Tally): RouteRun {
  const { failedPercent, backupPercent, p99Ms } = summary(tally);
  return { failedPercent, offPrimaryPercent: backupPercent, p99Ms, flips: tally.tracker.flips(10) };
}

function routeAt(routes: readonly SimulatedRoute[], at: number): SimulatedRoute {
  let sum = 0;
  const found = routes.find(({ share }) => (sum += share) >= at) ?? routes.at(-1);
  if (found === undefined) throw new Error('a scenario needs a route');
  return found;
}

function outcomeOf(reply: Reply): Outcome {
  return reply.is === 'hang' ? 'timeout' : reply.is;
}
