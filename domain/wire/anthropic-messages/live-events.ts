import type { AssistantPart } from '../../conversation/message.ts';
import type { JsonObject } from '../../json.ts';
import type { Answer, Envelope, LiveEvents, WireEvent } from '../format.ts';
import { continued, nothing, toldMore, type Told } from '../told.ts';
import { blockEvents, endEvents, event, startEvent } from './answer-events.ts';
import { blocksOf } from './answer.ts';

/**
 * An answer as events while it comes: whole blocks, and one block of words that grows.
 * https://platform.claude.com/docs/en/build-with-claude/streaming
 */
export function liveEvents(envelope: Envelope): LiveEvents {
  return new MessagesLive(envelope);
}

class MessagesLive implements LiveEvents {
  readonly #envelope: Envelope;
  #told: Told = nothing;
  /** Of the block that comes next, or that is under way. */
  #index = 0;
  #open = false;

  constructor(envelope: Envelope) {
    this.#envelope = envelope;
  }

  begin(): readonly WireEvent[] {
    return [startEvent(undefined, this.#envelope)];
  }

  text(text: string, since?: readonly AssistantPart[]): readonly WireEvent[] {
    const before = since === undefined ? [] : this.#parts(since);
    this.#told = toldMore(this.#told, text, since);
    const block = { type: 'text', text: '', citations: null };
    const start = this.#open
      ? []
      : [event({ type: 'content_block_start', index: this.#index, content_block: block })];
    this.#open = true;
    return [...before, ...start, this.#delta({ type: 'text_delta', text })];
  }

  rest(answer: Answer): readonly WireEvent[] | undefined {
    const whole = continued(answer, this.#told);
    if (whole === undefined) return undefined;
    const left = this.#parts(whole.answer.content.slice(whole.open ?? 0));
    return [...left, ...endEvents(answer, this.#envelope)];
  }

  /** Whole parts, the first of them the text that is under way, where one is. */
  #parts(parts: readonly AssistantPart[]): readonly WireEvent[] {
    const blocks = parts.flatMap((part) => blocksOf(part));
    return blocks.flatMap((block) => {
      const events = blockEvents(block, this.#index);
      const left = this.#open ? this.#unsent(events) : events;
      this.#open = false;
      this.#index += 1;
      return left;
    });
  }

  /** The events of the open block without its start, and its words without those that were sent. */
  #unsent([, words, ...rest]: readonly WireEvent[]): readonly WireEvent[] {
    const { delta } = (words?.data ?? {}) as { readonly delta?: { readonly text?: string } };
    const text = (delta?.text ?? '').slice(this.#told.text.length);
    return [...(text === '' ? [] : [this.#delta({ type: 'text_delta', text })]), ...rest];
  }

  #delta(delta: JsonObject): WireEvent {
    return event({ type: 'content_block_delta', index: this.#index, delta });
  }
}
