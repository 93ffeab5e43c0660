import type { FaultOrder } from '../../../simulator/index.ts';
import type { FaultAt, Load, ProviderName, Window } from '../scenario.ts';

export const second = 1000;

/** Calls a second: a sixth of what this server and three workers can do on two cores. */
export const usualRps = 8;

export const load: Load = { route: 'steady', rps: usualRps };

/** Of seconds. */
export function window(from: number, to: number): Window {
  return { from: from * second, to: to * second };
}

export function fault(provider: ProviderName, from: number, to: number, order: FaultOrder): FaultAt {
  return { provider, ...window(from, to), order };
}

export function outageOf(provider: ProviderName, from: number, to: number): FaultAt {
  return fault(provider, from, to, { fault: 'status', status: 500 });
}
