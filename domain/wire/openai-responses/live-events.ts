import type { AssistantPart } from '../../conversation/message.ts';
import { textIn, type JsonObject } from '../../json.ts';
import type { Answer, Envelope, LiveEvents, WireEvent } from '../format.ts';
import { continued, nothing, servedBy, toldMore, type Told } from '../told.ts';
import { answerBody, begunBody } from './answer.ts';
import { outputOf } from './answer-items.ts';
import { itemEvents } from './item-events.ts';

type Event = JsonObject & { readonly type: string };

/**
 * An answer as events while it comes: whole items, and one message whose words grow.
 * https://platform.openai.com/docs/api-reference/responses-streaming
 */
export function liveEvents(envelope: Envelope): LiveEvents {
  return new ResponsesLive(envelope);
}

class ResponsesLive implements LiveEvents {
  readonly #envelope: Envelope;
  #told: Told = nothing;
  /** Items that were begun; the last of them is under way where `#open`. */
  #items = 0;
  #open = false;
  /** The id of the one under way. */
  #itemId = '';
  #sequence = 0;

  constructor(envelope: Envelope) {
    this.#envelope = envelope;
  }

  begin(): readonly WireEvent[] {
    const response = begunBody(this.#envelope);
    return [
      { type: 'response.created', response },
      { type: 'response.in_progress', response },
    ].map((each) => this.#event(each));
  }

  text(text: string, since?: readonly AssistantPart[]): readonly WireEvent[] {
    const delta = { type: 'response.output_text.delta', delta: text, logprobs: [] };
    if (since === undefined) {
      this.#told = toldMore(this.#told, text);
      return [this.#placed({ ...delta, item_id: this.#itemId, content_index: 0 })];
    }
    const before = [...this.#told.before, ...since];
    const items = outputOf({ content: [...before, { type: 'text', text }], finish: 'stop' }, this.#envelope);
    const whole = this.#whole(items.slice(0, -1));
    this.#told = toldMore(this.#told, text, since);
    const item = items.at(-1) ?? {};
    this.#items += 1;
    this.#open = true;
    this.#itemId = textIn(item['id']);
    const [added, part, words] = itemEvents(item);
    return [...whole, ...[added, part, words].flatMap((each) => (each ? [this.#placed(each)] : []))];
  }

  rest(answer: Answer): readonly WireEvent[] | undefined {
    const whole = continued(answer, this.#told);
    if (whole === undefined) return undefined;
    const body = answerBody(whole.answer, servedBy(answer, this.#envelope));
    const left = this.#whole(body['output'] as readonly JsonObject[]);
    return [...left, this.#event({ type: `response.${textIn(body['status'])}`, response: body })];
  }

  /** Of these first items of the output, what was not sent. */
  #whole(items: readonly JsonObject[]): readonly WireEvent[] {
    const from = this.#open ? this.#items - 1 : this.#items;
    return items.slice(from).flatMap((item) => {
      const events = this.#open ? this.#unsent(itemEvents(item)) : itemEvents(item);
      if (!this.#open) this.#items += 1;
      this.#open = false;
      return events.map((each) => this.#placed(each));
    });
  }

  /** The events of the open message without its beginning, and its words without those that were sent. */
  #unsent([, , words, ...rest]: readonly Event[]): readonly Event[] {
    const text = textIn(words?.['delta']).slice(this.#told.text.length);
    return [...(text === '' || words === undefined ? [] : [{ ...words, delta: text }]), ...rest];
  }

  /** An event of the item that began last. */
  #placed({ type, ...event }: Event): WireEvent {
    return this.#event({ type, output_index: this.#items - 1, ...event });
  }

  #event({ type, ...event }: Event): WireEvent {
    const data = { type, sequence_number: this.#sequence, ...event };
    this.#sequence += 1;
    return { event: type, data };
  }
}
