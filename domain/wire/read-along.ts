import type { AssistantPart } from '../conversation/message.ts';
import type { Heard } from './format.ts';

/**
 * Follows the words of an answer that is put together from pieces (blocks, items), so that who reads along is told each
 * text in its place, and before it what stands between.
 */
export class ReadAlong<Piece> {
  readonly #partsOf: (pieces: readonly Piece[]) => readonly AssistantPart[];
  #telling: Piece | undefined;
  /** Where that piece stands. */
  #from = 0;
  #silent = false;

  constructor(partsOf: (pieces: readonly Piece[]) => readonly AssistantPart[]) {
    this.#partsOf = partsOf;
  }

  /** Words that came for a piece. */
  heard(text: string, piece: Piece | undefined, all: () => readonly Piece[]): Pick<Heard, 'text' | 'since'> {
    if (text === '' || piece === undefined || this.#silent) return {};
    if (piece === this.#telling) return { text };
    const pieces = all();
    const at = pieces.lastIndexOf(piece);
    const since = this.#partsOf(pieces.slice(this.#from, Math.max(this.#from, at)));
    // Words in another order than the answer's, or behind a call, which may turn out to be none.
    this.#silent = at < this.#from || since.some(({ type }) => type === 'call');
    if (this.#silent) return {};
    this.#telling = piece;
    this.#from = at;
    return { text, since };
  }

  /** Nothing more is told: the answer itself will say it. */
  fallSilent(): void {
    this.#silent = true;
  }
}
