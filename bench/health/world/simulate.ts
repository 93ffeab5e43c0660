import { expectedFirstTokenMs } from '../../../domain/health/first-token/sketch.ts';
import { ledger } from './ledger.ts';
import type { Run } from './measurements.ts';
import type { Attempt, Call, Outcome } from './policy.ts';
import { provider, type Asked, type Reply } from './provider.ts';
import { eventQueue } from './queue.ts';
import { chance, normal } from './random.ts';
import { backup, primary, type Scenario, type SimulatedRoute } from './scenario.ts';
import { minute, second } from './time.ts';
import type { PolicyOf, PolicyRun, World } from './world.ts';

const firstTokenTimeoutMs = 15 * second;
const probeDeadlineMs = 5 * second;
const probeTokens = 50;
const mostAttempts = 2;
/** The last calls are given this long to end. */
const afterMs = minute;
/** Probes draw their luck from numbers that no call has. */
const probeLuck = 1_000_000_000;

const nothingMeasured: PolicyRun = { trips: 0, localTrips: 0, reports: 0, peakReportsRps: 0, records: [] };
const oneRoute: readonly SimulatedRoute[] = [{ name: 'main', share: 1, targets: [primary, backup] }];

/** One run: calls arrive, a policy sends them, providers answer. The same seed gives the same run. */
export function simulate(scenario: Scenario, policyOf: PolicyOf, seed: number): Run {
  const queue = eventQueue();
  const routes = scenario.routes ?? oneRoute;
  const names = [...new Set([primary, backup, ...routes.flatMap(({ targets }) => targets)])];
  const providers = Object.fromEntries(names.map((name) => [name, provider(name, scenario, seed)]));
  const book = ledger(scenario, routes, names);
  let probed = 0;
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
      book.probed(target, providers[target]?.isDead(now) === true);
      const reply = replyOf(target, { luck: probeLuck + probed++, promptTokens: probeTokens, worker });
      const ms = Math.min(probeDeadlineMs, reply.is === 'hang' ? Infinity : reply.ms);
      const outcome = ms === probeDeadlineMs ? 'timeout' : outcomeOf(reply);
      queue.add(now + ms, () => told(outcome, ms / expectedFirstTokenMs(probeTokens)));
    },
  };
  const policy = policyOf(world);

  function replyOf(target: string, asked: Asked): Reply {
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
    if (providers[target]?.isDead(now)) book.wasted(call);
    policy.started?.(attempt);
    const limit = policy.slowLimit?.(attempt) ?? Infinity;
    const mayBeLate = reply.is === 'answer' || reply.is === 'hang';
    if (mayBeLate && attempt.ratio > limit) queue.add(now + limit * expected, () => late(attempt));
    queue.add(now + ms, () => {
      if (!attempt.done) end(attempt, outcomeOf(reply), reply.is === 'throttle' ? reply.retryAfterMs : 0);
    });
  }

  /** Of the primary. */
  function isWell(at: number): boolean {
    const first = providers[primary];
    return first !== undefined && !first.isIll(at) && first.limit(at) === null;
  }

  function late(attempt: Attempt): void {
    if (attempt.done) return;
    attempt.overdue = true;
    policy.overdue?.(attempt);
  }

  function end(attempt: Attempt, outcome: Outcome, retryAfterMs: number): void {
    const { call, target, at } = attempt;
    attempt.done = true;
    if (outcome === 'throttle') book.throttled(target);
    policy.ended?.(attempt, outcome, retryAfterMs);
    if (outcome === 'answer') {
      book.answered(call, target, at, now, target !== primary && isWell(call.at));
      return;
    }
    const retry = call.attempts < mostAttempts ? policy.next(attempt, outcome) : null;
    if (retry === null) book.failed(call);
    else if (retry.afterMs > 0) queue.add(now + retry.afterMs, () => send(call, retry.target));
    else send(call, retry.target);
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
    book.went(call, target);
    if (target === null) book.failed(call);
    else send(call, target);
    const next = now + (scenario.everyMs ?? (-Math.log(draw(5)) * second) / scenario.rps);
    if (next < scenario.lastsMs) queue.add(next, () => arrive(id + 1));
  }

  queue.add(10, () => arrive(0));
  for (let event = queue.next(); event !== undefined; event = queue.next()) {
    if (event.at > scenario.lastsMs + afterMs) break;
    now = event.at;
    event.run();
  }
  const rebreaks = providers[primary]?.rebreaks() ?? 0;
  return { ...nothingMeasured, ...policy.measured?.(), ...book.run(), rebreaks };
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
