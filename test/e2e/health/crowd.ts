import { setTimeout as sleep } from 'node:timers/promises';
import { UnderstudyError, type Understudy } from '../../../client/index.ts';
import type { Attempt } from '../../../domain/run/attempt.ts';

export interface Answered {
  /** When it began, in ms since the epoch. */
  readonly at: number;
  readonly attempts: readonly Attempt[];
  /** Absent: nobody answered. */
  readonly by?: string;
}

const lanes = 4;
const pauseMs = 150;

/** Users that call all the time, some at once: as many as the machine can serve, so that a busy one stays at work. */
export class Crowd {
  readonly ended: Answered[] = [];
  readonly #understudy: Understudy;
  readonly #route: string;
  readonly #over = new AbortController();
  readonly #running: Promise<unknown>;

  constructor(understudy: Understudy, route = 'support') {
    this.#understudy = understudy;
    this.#route = route;
    this.#running = Promise.all(Array.from({ length: lanes }, () => this.#lane()));
  }

  /** Those that ended without an answer. */
  get failed(): readonly Answered[] {
    return this.ended.filter(({ by }) => by === undefined);
  }

  /** Whom the last calls asked first. */
  lastAsked(count: number): readonly string[] {
    return this.ended.slice(-count).map(({ attempts }) => attempts[0]?.target ?? '');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#over.abort();
    await this.#running;
  }

  async #lane(): Promise<void> {
    while (!this.#over.signal.aborted) {
      const at = Date.now();
      try {
        const { attempts, answeredBy } = await this.#understudy.call({
          route: this.#route,
          messages: 'say Hello.',
        });
        this.ended.push({ at, attempts, by: answeredBy });
      } catch (error) {
        if (!(error instanceof UnderstudyError)) throw error;
        this.ended.push({ at, attempts: error.attempts });
      }
      await sleep(pauseMs, undefined, { signal: this.#over.signal }).catch(() => undefined);
    }
  }
}
