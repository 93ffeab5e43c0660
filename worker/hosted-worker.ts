import type { Worker } from '@temporalio/worker';

/** What runs beside a worker, for as long as it does. */
export interface Companion {
  start(): void;
  stop(): Promise<void>;
}

/**
 * A Temporal worker with what belongs to it; it is used as one.
 *
 * @example
 * const parsed = parseConfig(yaml, { source: 'understudy.yaml', env: process.env });
 * if (!parsed.ok) throw new Error(parsed.problems.map(({ rule }) => rule).join());
 * const worker: HostedWorker = await createWorker({ connection, config: parsed.config, taskQueue: 'support-team' });
 * const running = worker.run();
 * worker.shutdown();
 * await running;
 */
export class HostedWorker {
  readonly #worker: Worker;
  readonly #companions: readonly Companion[];

  constructor(worker: Worker, companions: readonly Companion[]) {
    this.#worker = worker;
    this.#companions = companions;
  }

  /** Runs until it is shut down. Throws what the worker throws; its companions' faults are their own. */
  run(): Promise<void> {
    return beside(this.#companions, () => this.#worker.run());
  }

  /** Runs until the promise is settled, and gives its result. */
  runUntil<Result>(promise: Promise<Result> | (() => Promise<Result>)): Promise<Result> {
    return beside(this.#companions, () => this.#worker.runUntil(promise));
  }

  shutdown(): void {
    this.#worker.shutdown();
  }
}

/** Runs something with its companions beside it, from its beginning to its end. */
export async function beside<Result>(
  companions: readonly Companion[],
  running: () => Promise<Result>,
): Promise<Result> {
  for (const companion of companions) companion.start();
  try {
    return await running();
  } finally {
    await Promise.all(companions.map((companion) => companion.stop()));
  }
}
