import type { Live, LiveAttempt } from '../../../activities/live/live.ts';
import type { TargetId } from '../../../domain/route/target.ts';
import { Feed, type Reader } from './feed.ts';

/** The runs that clients of this door read along, by their ids: for as long as one of them does. */
export class Feeds implements Live {
  readonly #feeds = new Map<string, Feed>();

  /** How many runs are read along now. */
  get size(): number {
    return this.#feeds.size;
  }

  /** A run is about to be started; each one expected is to be released once. */
  expect(id: string): void {
    const feed = this.#feeds.get(id) ?? new Feed();
    feed.expected += 1;
    this.#feeds.set(id, feed);
  }

  release(id: string): void {
    const feed = this.#feeds.get(id);
    if (feed === undefined) return;
    feed.expected -= 1;
    if (feed.expected <= 0) this.#feeds.delete(id);
  }

  /** Until what it gives is called. */
  follow(id: string, reader: Reader): () => void {
    return this.#feeds.get(id)?.follow(reader) ?? (() => {});
  }

  begin(workflowId: string, target: TargetId): LiveAttempt | undefined {
    const text = this.#feeds.get(workflowId)?.begin(target);
    return text === undefined ? undefined : { text };
  }
}
