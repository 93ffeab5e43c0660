/** What is put in order of its beginning, each with the index that its server gave it, if any. */
export interface Begun {
  readonly order: number;
  readonly index: unknown;
}

/** The last one begun at an index. A server that gives no index means any. */
export class Latest<Each extends Begun> {
  readonly #byIndex = new Map<unknown, Each>();
  #last: Each | undefined;

  set(each: Each): void {
    this.#last = later(this.#last, each);
    this.#byIndex.set(each.index, each);
  }

  at(index: unknown): Each | undefined {
    if (index === undefined) return this.#last;
    return later(this.#byIndex.get(index), this.#byIndex.get(undefined));
  }
}

function later<Each extends Begun>(a: Each | undefined, b: Each | undefined): Each | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a.order > b.order ? a : b;
}
