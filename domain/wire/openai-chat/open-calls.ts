import type { CallPart } from '../../conversation/message.ts';
import { CallNames } from '../import/identify.ts';

/** The calls of an imported body, by the ids that it has for them; those of one message may share an id. */
export class OpenCalls {
  readonly #names = new CallNames();
  #open: { readonly id: string; readonly callId: string }[] = [];

  /** A new message of the model begins. */
  begin(): void {
    this.#open = [];
  }

  /** The names of its next call. */
  made(id: string): Pick<CallPart, 'callId' | 'nativeId'> {
    const names = this.#names.name(id);
    this.#open.push({ id, callId: names.callId });
    return names;
  }

  /** The call that a result answers: the first of this id that none has answered, else the last that had it. */
  answered(id: string): string {
    const at = this.#open.findIndex((call) => call.id === id);
    const [call] = at < 0 ? [] : this.#open.splice(at, 1);
    return call?.callId ?? this.#names.answered(id);
  }
}
