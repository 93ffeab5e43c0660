import { rpsOf } from '../capacity/capacity.ts';
import { clamp } from '../clamp.ts';
import { judgedCalls } from '../evidence/counts.ts';
import { finished, recent } from '../evidence/window.ts';
import type { Moment } from './moment.ts';
import type { Isolated, State } from './state.ts';
import type { Admit, TargetHealth } from './target.ts';

/** An ill target takes twice what it just answered as a last resort, and never less than a trickle. */
const dareFactor = 2;
const dareRps = 1;
const dareMs = 3000;
const dareCalls = 8;
/** Above it failing calls count as carried too: more of them make it no worse. */
const notHopeless = 0.1;
/** Of a measured limit, so much is promised; second attempts come before new work. */
const promised = 0.95;
/** A returning target gives second attempts more room than new work. */
const rescueFactor = 2;
/** A last resort that carries less than this is not carrying. */
const carriesAtLeast = 0.2;
const trickleMost = 0.25;
const trickleLeast = 0.02;

const nothing: Admit = { fresh: 0, rescue: 0, last: 0 };

export function admission(target: TargetHealth, { rules, now }: Pick<Moment, 'rules' | 'now'>): Admit {
  const { state, capacity } = target;
  const room = rpsOf(capacity);
  switch (state.phase) {
    case 'isolated':
      return drained(state, now);
    case 'open':
      return lastResort(target, room, rules.trickleRps, now);
    case 'closed':
    case 'half-open':
    case 'ramping':
    default:
      return room === Infinity ? unlimitedAdmission(state) : limitedAdmission(target, room, shareOf(state));
  }
}

/** The share of new work that its health allows. */
function shareOf(state: State): number {
  if (state.phase === 'closed') return 1;
  return state.phase === 'half-open' || state.phase === 'ramping' ? state.share : 0;
}

function unlimitedAdmission(state: State): Admit {
  const fresh = shareOf(state);
  return {
    fresh,
    rescue: state.phase === 'closed' ? 1 : Math.min(1, rescueFactor * fresh),
    last: asMuchAgain(state),
  };
}

/** While it ramps, as much again for callers that have nobody else. */
function asMuchAgain(state: State): number {
  return state.phase === 'ramping' ? Math.min(1, state.share / Math.max(1e-6, 1 - state.share)) : 0;
}

function limitedAdmission({ state, demand }: TargetHealth, room: number, health: number): Admit {
  const forRescue = Math.min(promised * room, demand.rescue);
  const fresh = Math.min(health, shareFor(room - forRescue, demand.fresh));
  const left = room - fresh * demand.fresh - demand.rescue;
  return {
    fresh,
    rescue: shareFor(promised * room, demand.rescue),
    last: Math.min(asMuchAgain(state), shareFor(left, Math.max(demand.last, 0.1))),
  };
}

function lastResort(
  { evidence, demand }: TargetHealth,
  room: number,
  trickleRps: number,
  now: number,
): Admit {
  const counts = recent(evidence.window, now, dareMs);
  const calls = finished(counts);
  const carries = calls >= dareCalls && counts.answered >= notHopeless * calls;
  const carriedCalls = carries ? judgedCalls(counts) : counts.answered;
  const dares = Math.max(dareRps, (dareFactor * carriedCalls * 1000) / dareMs);
  const trickle = clamp(trickleRps / Math.max(0.01, demand.fresh), trickleLeast, trickleMost);
  return {
    fresh: trickleRps === 0 ? 0 : Math.min(trickle, shareFor(room, demand.fresh)),
    rescue: 0,
    last: shareFor(
      Math.min(room, dares),
      demand.last > 0.1 ? demand.last : Math.max(demand.fresh, demand.sent),
    ),
  };
}

/** Halves every fifth of the time it is given, down to nothing. */
function drained({ since, overMs }: Isolated, now: number): Admit {
  const passedMs = now - since;
  if (passedMs >= overMs) return nothing;
  const share = 0.5 ** ((5 * passedMs) / overMs);
  return { fresh: share, rescue: share, last: 0 };
}

function shareFor(rps: number, askedRps: number): number {
  return clamp(rps / Math.max(0.01, askedRps), 0, 1);
}

/** The share of what is asked that it carries as it is, last resorts included; 0 where that is next to nothing. */
export function carried({ admit, demand }: TargetHealth): number {
  const nowhereElse = clamp(demand.last / Math.max(0.01, demand.fresh), 0, 1);
  const share = clamp(admit.fresh + (1 - admit.fresh) * admit.last * nowhereElse, 0, 1);
  return share > carriesAtLeast ? share : 0;
}
