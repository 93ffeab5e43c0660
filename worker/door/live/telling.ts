import type { AssistantPart } from '../../../domain/conversation/message.ts';
import type { TargetId } from '../../../domain/route/target.ts';
import type { Answer, LiveEvents, WireEvent } from '../../../domain/wire/format.ts';

/** Events to be sent; or that what comes is another answer than the one whose beginning was sent. */
export type Told = readonly WireEvent[] | 'another answer';

/**
 * What one client is told of a run while its answer comes. The words of an attempt after a break are held back until they
 * have said again exactly what was sent before, and go on from there.
 */
export class Telling {
  readonly #open: (target: TargetId) => LiveEvents;
  #live: LiveEvents | undefined;
  #target: TargetId = '';
  /** All words that were sent. */
  #sent = '';
  /** How many of them this attempt has said again; it said them first where `#first`. */
  #again = 0;
  #first = true;
  /** What comes now stands in another text than the one under way: the rest will tell it. */
  #silent = false;

  /** `open` gives the events of a stream that this target begins. */
  constructor(open: (target: TargetId) => LiveEvents) {
    this.#open = open;
  }

  /** Words have been sent: the response has begun, and can only go on with them. */
  get begun(): boolean {
    return this.#live !== undefined;
  }

  attempt(target: TargetId): void {
    this.#target = target;
    this.#first = !this.begun;
    this.#again = 0;
    this.#silent = false;
  }

  words(text: string, since?: readonly AssistantPart[]): Told {
    if (this.#live === undefined) {
      this.#live = this.#open(this.#target);
      this.#sent = text;
      return [...this.#live.begin(), ...this.#live.text(text, since ?? [])];
    }
    if (this.#first) return this.#send(this.#live, text, since);
    return this.#silent ? [] : this.#sayAgain(this.#live, text, since);
  }

  /** What is left to be sent of the finished answer. */
  rest(answer: Answer): Told {
    return this.#live?.rest(answer) ?? 'another answer';
  }

  #sayAgain(live: LiveEvents, text: string, since: readonly AssistantPart[] | undefined): Told {
    const left = this.#sent.length - this.#again;
    this.#silent = left === 0 && since !== undefined;
    if (this.#silent) return [];
    const again = text.slice(0, left);
    if (!this.#sent.startsWith(again, this.#again)) return 'another answer';
    this.#again += again.length;
    const more = text.slice(left);
    if (more === '') return [];
    this.#again += more.length;
    return this.#send(live, more);
  }

  #send(live: LiveEvents, text: string, since?: readonly AssistantPart[]): readonly WireEvent[] {
    this.#sent += text;
    return live.text(text, since);
  }
}
