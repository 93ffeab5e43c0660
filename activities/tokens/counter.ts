import type { Message } from '../../domain/conversation/message.ts';
import {
  briefTokens,
  messageTokens,
  mostTokens,
  roughTokens,
  type CountText,
} from '../../domain/cost/tokens.ts';
import type { Held } from '../conversation/cache.ts';
import { loadO200k } from './o200k.ts';

/**
 * Counts the tokens of conversations, each message once for as long as it is held. The tokenizer is loaded when
 * somebody needs an exact number, which a short conversation never does.
 */
export class TokenCounter {
  readonly #load: () => Promise<CountText>;
  #loading: Promise<CountText> | undefined;
  #exact: CountText | undefined;
  readonly #counts = new WeakMap<object, number>();
  readonly #bounds = new WeakMap<object, number>();

  constructor(load: () => Promise<CountText> = loadO200k) {
    this.#load = load;
  }

  /** True once exact numbers cost no more than the counting. */
  get loaded(): boolean {
    return this.#exact !== undefined;
  }

  /** The most that a conversation can have, tools and schema included. */
  most(held: Held): number {
    return sumOf(held, mostTokens, this.#bounds);
  }

  /** Exactly, when the tokenizer is there, else about. */
  about(held: Held): number {
    return this.#exact === undefined ? sumOf(held, roughTokens) : sumOf(held, this.#exact, this.#counts);
  }

  /** Exactly, at the price of loading the tokenizer if nobody has. */
  async exactly(held: Held): Promise<number> {
    this.#loading ??= this.#load();
    this.#exact = await this.#loading;
    return this.about(held);
  }

  /** Of a message that was just generated: as exact as `about`. */
  ofMessage(message: Message): number {
    return messageTokens(message, this.#exact ?? roughTokens);
  }
}

function sumOf({ brief, messages }: Held, count: CountText, known = new WeakMap<object, number>()): number {
  const of = <Counted extends object>(each: Counted, tokens: (each: Counted, count: CountText) => number) => {
    const before = known.get(each);
    if (before !== undefined) return before;
    const counted = tokens(each, count);
    known.set(each, counted);
    return counted;
  };
  return messages.reduce((sum, message) => sum + of(message, messageTokens), of(brief, briefTokens));
}
