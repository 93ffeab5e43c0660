/** Holds the steps of a run back until the test lets them pass. Steps count from 1. */
export class Gates {
  /** The last step that came. */
  reached = 0;
  #openUpTo = 0;
  #change = Promise.withResolvers<void>();

  openUpTo(step: number): void {
    this.#openUpTo = step;
    this.#change.resolve();
    this.#change = Promise.withResolvers<void>();
  }

  async passed(step: number): Promise<void> {
    this.reached = Math.max(this.reached, step);
    while (step > this.#openUpTo) await this.#change.promise;
  }
}
