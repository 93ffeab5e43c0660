interface Event {
  readonly at: number;
  /** Of two events at the same time the older one comes first. */
  readonly order: number;
  readonly run: () => void;
}

/** What will happen, soonest first: a binary heap. */
export interface EventQueue {
  add(at: number, run: () => void): void;
  next(): { readonly at: number; readonly run: () => void } | undefined;
}

export function eventQueue(): EventQueue {
  const heap: Event[] = [];
  let order = 0;
  return {
    add: (at, run) => rise(heap, { at, order: order++, run }),
    next: () => {
      const [first] = heap;
      const last = heap.pop();
      if (last !== undefined && heap.length > 0) sink(heap, last);
      return first;
    },
  };
}

function rise(heap: Event[], event: Event): void {
  let place = heap.length;
  heap.push(event);
  while (place > 0) {
    const above = (place - 1) >> 1;
    const parent = heap[above];
    if (parent === undefined || isSooner(parent, event)) break;
    heap[place] = parent;
    place = above;
  }
  heap[place] = event;
}

function sink(heap: Event[], event: Event): void {
  let place = 0;
  for (;;) {
    let below = 2 * place + 1;
    let child = heap[below];
    if (child === undefined) break;
    const sibling = heap[below + 1];
    if (sibling !== undefined && isSooner(sibling, child)) {
      child = sibling;
      below++;
    }
    if (isSooner(event, child)) break;
    heap[place] = child;
    place = below;
  }
  heap[place] = event;
}

function isSooner(one: Event, other: Event): boolean {
  return one.at < other.at || (one.at === other.at && one.order < other.order);
}
