import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';

/** Sets the timer; null: there is nothing to wait for, but one that is set rings all the same. */
export type Wake = (at: number | null, summary: string) => void;

/** One durable timer, set for the earliest time that was asked for. */
export function openTimer(rings: () => void): Wake {
  let set: { readonly at: number; readonly scope: CancellationScope } | undefined;

  async function wait(scope: CancellationScope, ms: number, summary: string): Promise<void> {
    try {
      await scope.run(() => sleep(ms, { summary }));
    } catch (error) {
      if (isCancellation(error)) return;
      throw error;
    }
    if (set?.scope === scope) set = undefined;
    rings();
  }

  return (at, summary) => {
    if (at === null || (set !== undefined && set.at <= at)) return;
    set?.scope.cancel();
    const scope = new CancellationScope();
    set = { at, scope };
    void wait(scope, Math.max(1, at - Date.now()), summary);
  };
}
