import { setTimeout as pause } from 'node:timers/promises';
import { Refusal } from '../refusal/refusal.ts';

/** Between two beats, while somebody waits for Temporal, in ms. */
const everyMs = 250;

/** How long a beat may take, in ms: with the pause before it, and some for the answer, less than 2 s. */
const beatMs = 1200;

/** A caller may ask again after this time, in ms. */
const retryAfterMs = 2000;

/**
 * Whether Temporal answers, asked while somebody waits for it: its client's own retries take 18 s to give up, and a wait
 * for a result is given up by nothing. Any answer is a sign of life.
 */
export class Pulse {
  readonly #beat: (deadline: number) => Promise<unknown>;
  readonly #now: () => number;
  readonly #waiting = new Set<AbortController>();
  #aliveAt = -Infinity;
  #beating = false;

  /** `beat` asks Temporal for anything that is cheap, by a deadline in ms since the epoch. */
  constructor(beat: (deadline: number) => Promise<unknown>, now: () => number) {
    this.#beat = beat;
    this.#now = now;
  }

  /**
   * Does work with Temporal for as long as that answers; `signal` ends what is under way.
   * @throws Refusal `TemporalAway`
   */
  async during<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const waiting = new AbortController();
    const lost = Promise.withResolvers<never>();
    waiting.signal.addEventListener('abort', () => lost.reject(away()));
    this.#waiting.add(waiting);
    void this.#watch();
    try {
      const value = await Promise.race([work(waiting.signal), lost.promise]);
      this.#aliveAt = this.#now();
      return value;
    } catch (error) {
      throw waiting.signal.aborted ? away() : error;
    } finally {
      this.#waiting.delete(waiting);
    }
  }

  /** One beat now, for whoever asks. */
  async beats(): Promise<boolean> {
    const since = this.#now();
    try {
      await this.#inTime(this.#beat(since + beatMs));
      this.#aliveAt = this.#now();
      return true;
    } catch {
      // A beat that came late because this process stood still, or was overtaken by another answer, tells nothing.
      return this.#aliveAt > since || this.#now() - since > 2 * beatMs;
    }
  }

  /** Temporal's client may come back from its own waits long after a deadline. */
  async #inTime(beat: Promise<unknown>): Promise<void> {
    const inTime = new AbortController();
    const { signal } = inTime;
    const late = pause(beatMs, undefined, { signal, ref: false }).then(() => {
      throw new Error('no answer in time');
    });
    await Promise.race([beat, late]).finally(() => inTime.abort());
  }

  async #watch(): Promise<void> {
    if (this.#beating) return;
    this.#beating = true;
    while (this.#waiting.size > 0) {
      if (!(await this.beats())) for (const each of this.#waiting) each.abort();
      await pause(everyMs, undefined, { ref: false });
    }
    this.#beating = false;
  }
}

function away(): Refusal {
  return new Refusal(
    'TemporalAway',
    'The Temporal server does not answer; nothing is lost that was started.',
    {
      retryAfterMs,
    },
  );
}
