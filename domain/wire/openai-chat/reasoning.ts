import type { Affinity } from '../../conversation/affinity.ts';
import type { ReasoningPart } from '../../conversation/message.ts';
import { isObject, textIn, type Json, type JsonObject } from '../../json.ts';

/**
 * The fields in which servers tell reasoning, and want it back.
 * https://api-docs.deepseek.com/guides/thinking_mode and https://openrouter.ai/docs/use-cases/reasoning-tokens
 */
export const reasoningFields = ['reasoning_content', 'reasoning'];

/** OpenRouter's: reasoning in pieces, some of them signed or encrypted by the vendor behind it. */
export const detailsField = 'reasoning_details';

/** Fields of a detail that come in pieces. */
const growing = ['text', 'summary', 'data'];

/**
 * Puts reasoning together. The text itself says plain reasoning byte for byte, so the native part is only the name of
 * its field; where there are details, it is the fields as they go back.
 */
export class ReasoningCollector {
  readonly #details = new Map<string, Record<string, unknown>>();
  #text = '';
  #field: string | undefined;

  /** A server that tells it under two names means one thought. */
  push(text: string, field: string | undefined, details: unknown): void {
    this.#field ??= field;
    if (field === this.#field) this.#text += text;
    const list: readonly unknown[] = Array.isArray(details) ? details : [];
    for (const [at, detail] of list.entries()) if (isObject(detail)) this.#add(detail, at);
  }

  parts(affinity: Affinity): readonly ReasoningPart[] {
    const details = [...this.#details.values()] as readonly JsonObject[];
    const text = this.#text === '' ? wordsInDetails(details) : this.#text;
    if (text === '' && details.length === 0) return [];
    const field = this.#field;
    return [
      reasoningPart(
        text,
        details.length === 0
          ? field
          : { ...(field === undefined ? {} : { [field]: this.#text }), [detailsField]: details },
        affinity,
      ),
    ];
  }

  /** Pieces of one detail have one type and one index; without indexes, one place in their lists. */
  #add(detail: Record<string, unknown>, at: number): void {
    const index = typeof detail['index'] === 'number' ? detail['index'] : at;
    const key = `${index} ${textIn(detail['type'])}`;
    const known = this.#details.get(key) ?? {};
    this.#details.set(key, known);
    for (const [name, value] of Object.entries(detail))
      known[name] = growing.includes(name) ? textIn(known[name]) + textIn(value) : (value ?? known[name]);
  }
}

/** Reasoning with what its server wants back: undefined where that is nothing. */
export function reasoningPart(text: string, item: Json | undefined, affinity: Affinity): ReasoningPart {
  return { type: 'reasoning', text, ...(item === undefined ? {} : { native: { affinity, item } }) };
}

export function wordsInDetails(details: readonly JsonObject[]): string {
  return details.map((detail) => textIn(detail['text']) || textIn(detail['summary'])).join('');
}
