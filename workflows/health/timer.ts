import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';

/** One durable timer, set for the earliest time that was asked for. */
export class Timer {
  readonly #rings: () => void;
  #set: { readonly at: number; readonly scope: CancellationScope } | undefined;

  constructor(rings: () => void) {
    this.#rings = rings;
  }

  /** Null: there is nothing to wait for; a timer that is set rings all the same. */
  wake(at: number | null, summary: string): void {
    if (at === null || (this.#set !== undefined && this.#set.at <= at)) return;
    this.#set?.scope.cancel();
    const scope = new CancellationScope();
    this.#set = { at, scope };
    void this.#wait(scope, Math.max(1, at - Date.now()), summary);
  }

  async #wait(scope: CancellationScope, ms: number, summary: string): Promise<void> {
    try {
      await scope.run(() => sleep(ms, { summary }));
    } catch (error) {
      if (isCancellation(error)) return;
      throw error;
    }
    if (this.#set?.scope === scope) this.#set = undefined;
    this.#rings();
  }
}
