import type { AssistantPart } from '../../../domain/conversation/message.ts';
import type { TargetId } from '../../../domain/route/target.ts';

/** One who reads a run along. Nothing of it may throw or wait. */
export interface Reader {
  /** Another attempt begins: what it says is not the continuation of what was said before. */
  attempt(target: TargetId): void;
  /** Words as a stream's reader heard them: see `Heard`. */
  words(text: string, since?: readonly AssistantPart[]): void;
}

interface Words {
  readonly text: string;
  readonly since: readonly AssistantPart[] | undefined;
}

/** What the attempt under way has said, for all who read its run along; who comes late is told it from its beginning. */
export class Feed {
  readonly #readers = new Set<Reader>();
  #attempt: { readonly target: TargetId; readonly said: Words[] } | undefined;
  /** Requests that have this run. */
  expected = 0;

  follow(reader: Reader): () => void {
    this.#readers.add(reader);
    if (this.#attempt !== undefined) {
      reader.attempt(this.#attempt.target);
      for (const { text, since } of this.#attempt.said) reader.words(text, since);
    }
    return () => void this.#readers.delete(reader);
  }

  /** An attempt that is not the last one, its activity long given up, says nothing more to anybody. */
  begin(target: TargetId): Reader['words'] {
    const attempt = { target, said: [] as Words[] };
    this.#attempt = attempt;
    for (const reader of this.#readers) reader.attempt(target);
    return (text, since) => {
      if (this.#attempt !== attempt) return;
      attempt.said.push({ text, since });
      for (const reader of this.#readers) reader.words(text, since);
    };
  }
}
