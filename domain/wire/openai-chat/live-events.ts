import type { AssistantPart } from '../../conversation/message.ts';
import { textIn, type Json, type JsonObject } from '../../json.ts';
import type { Answer, Envelope, LiveEvents, WireEvent } from '../format.ts';
import { continued, nothing, servedBy, toldMore, type Told } from '../told.ts';
import { chunksOf, deltasOf } from './answer-events.ts';
import { answerMessage } from './answer.ts';

/**
 * An answer as chunks while it comes: thoughts that were whole before the words began, words, then what is left.
 * https://platform.openai.com/docs/api-reference/chat-streaming
 */
export function liveEvents(envelope: Envelope): LiveEvents {
  return new ChatLive(envelope);
}

class ChatLive implements LiveEvents {
  readonly #envelope: Envelope;
  readonly #chunks: ReturnType<typeof chunksOf>;
  #told: Told = nothing;
  /** What of each field that is a text was sent. */
  readonly #sent = new Map<string, string>();

  constructor(envelope: Envelope) {
    this.#envelope = envelope;
    this.#chunks = chunksOf(envelope);
  }

  begin(): readonly WireEvent[] {
    return [this.#chunks.begin('')];
  }

  text(text: string, since?: readonly AssistantPart[]): readonly WireEvent[] {
    this.#told = toldMore(this.#told, text, since);
    const words = this.#sent.get('content') ?? '';
    if (since === undefined) {
      this.#sent.set('content', words + text);
      return [this.#chunks.delta({ content: text })];
    }
    const { before } = this.#told;
    const unsent = this.#unsent(answerMessage([...before, { type: 'text', text }])) ?? {};
    // What is no text may still grow, and comes with the rest.
    const texts = Object.entries(unsent).filter(
      ([name, value]) => typeof value === 'string' && name !== 'role' && name !== 'refusal',
    );
    for (const [name, value] of texts) this.#sent.set(name, (this.#sent.get(name) ?? '') + textIn(value));
    return deltasOf(Object.fromEntries(texts)).map((each) => this.#chunks.delta(each));
  }

  rest(answer: Answer): readonly WireEvent[] | undefined {
    const whole = continued(answer, this.#told);
    const unsent = whole && this.#unsent(answerMessage(whole.answer.content));
    if (unsent === undefined) return undefined;
    const chunks = chunksOf(servedBy(answer, this.#envelope));
    return [...deltasOf(unsent).map((each) => chunks.delta(each)), ...chunks.end(answer)];
  }

  /** What of a message was not sent. Undefined when it doesn't begin with the words that were. */
  #unsent(message: JsonObject): JsonObject | undefined {
    const left: Record<string, Json> = { ...message };
    for (const [name, sent] of this.#sent) {
      const whole = textIn(message[name]);
      if (!whole.startsWith(sent)) {
        if (name === 'content') return undefined;
        // Thoughts of the target that was asked before.
        left[name] = null;
      } else left[name] = whole.length === sent.length ? null : whole.slice(sent.length);
    }
    return left;
  }
}
