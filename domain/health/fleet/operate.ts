import type { Drill } from '../operator/drill.ts';
import type { Override, Release, Term } from '../operator/override.ts';
import { beginDrill, endDrill, order, takeBack } from './order.ts';
import { recorded, type Owner } from './owner.ts';

/** The same, begun now: only its length is told by the operator's clock. */
export function begunNow<Timed extends Term>(term: Timed, now: number): Timed {
  return { ...term, at: now, until: now + (term.until - term.at) };
}

/** With an order, on record. It holds from the next step on. */
export function withOrder(owner: Owner, override: Override, now: number): Owner {
  return recorded(
    { ...owner, fleet: order(owner.fleet, override) },
    { reason: 'ordered', order: override },
    now,
  );
}

export interface TakenBack {
  readonly owner: Owner;
  readonly orders: readonly Override[];
}

export function withoutOrders(
  owner: Owner,
  release: Release,
  { by = 'unknown', reason = '' }: { readonly by?: string; readonly reason?: string },
  now: number,
): TakenBack {
  const fleet = takeBack(owner.fleet, release);
  const orders = owner.fleet.overrides.filter((override) => !fleet.overrides.includes(override));
  const act = (order: Override) => ({ reason: 'taken back', order, by, because: reason }) as const;
  return {
    orders,
    owner: orders.reduce((sum, each) => recorded(sum, act(each), now), { ...owner, fleet }),
  };
}

export function withDrill(owner: Owner, drill: Drill, now: number): Owner {
  return recorded({ ...owner, fleet: beginDrill(owner.fleet, drill) }, { reason: 'drill began', drill }, now);
}

export interface DrillEnded {
  readonly owner: Owner;
  /** Null: there is none of that id. */
  readonly drill: Drill | null;
}

export function withoutDrill(
  owner: Owner,
  { id, why, by = 'unknown' }: { readonly id: string; readonly why: string; readonly by?: string },
  now: number,
): DrillEnded {
  const drill = owner.fleet.drills.find((each) => each.id === id);
  if (drill === undefined) return { owner, drill: null };
  const fleet = endDrill(owner.fleet, id);
  const act = { reason: 'drill ended', drill, by, because: why } as const;
  return { owner: recorded({ ...owner, fleet }, act, now), drill };
}
