import type { AssistantPart } from '../../conversation/message.ts';
import type { Usage } from '../../cost/usage.ts';
import type { FailureSignal } from '../../failure/signal.ts';
import { isObject } from '../../json.ts';
import { inBandFailure } from '../error-body.ts';
import type { Finish, ReaderOptions, ReadResult, StreamReader } from '../format.ts';
import { settle } from '../settle.ts';
import { speakerOf } from '../speaker.ts';
import { ItemCollector } from './items.ts';
import { isOpenCall, partsOf } from './parts.ts';
import { usageOf } from './usage.ts';

/** How a response ended. */
interface Ending {
  readonly cut: boolean;
  /** The vendor's own word. */
  readonly reason: string;
}

/**
 * Folds the events of a Responses stream. The answer is whole with `response.completed` or `response.incomplete`, and
 * with nothing else: an item's end says nothing of the items after it.
 * https://platform.openai.com/docs/api-reference/responses-streaming
 */
export class ResponsesReader implements StreamReader {
  readonly #options: ReaderOptions;
  readonly #items = new ItemCollector();
  #ending: Ending | undefined;
  #model: string | undefined;
  #id: string | undefined;
  #usage: Usage | undefined;
  #failure: FailureSignal | undefined;

  constructor(options: ReaderOptions) {
    this.#options = options;
  }

  push(event: unknown): { readonly progress: boolean } {
    return { progress: isObject(event) && this.#fold(event) };
  }

  end(): ReadResult {
    if (this.#failure !== undefined) return { ok: false, signal: this.#failure };
    if (this.#ending === undefined) return { ok: false, signal: this.#truncated() };
    const content = this.#content(this.#ending);
    if (content === undefined) return { ok: false, signal: torn };
    return settle({
      content,
      finish: finishOf(this.#ending, content),
      rawFinish: this.#ending.reason,
      model: this.#model,
      responseId: this.#id,
      usage: this.#usage,
    });
  }

  /** True when the event brought content. */
  #fold(event: Record<string, unknown>): boolean {
    const response = isObject(event['response']) ? event['response'] : {};
    this.#learn(response);
    switch (event['type']) {
      case 'response.output_item.added':
        return this.#items.added(event['output_index'], event['item']);
      case 'response.output_item.done':
        return this.#items.done(event['output_index'], event['item']);
      case 'response.function_call_arguments.done':
        this.#items.argumentsDone(event['output_index'], event['arguments']);
        return false;
      case 'response.completed':
      case 'response.incomplete':
        return this.#finish(response, event['type'] === 'response.incomplete');
      case 'response.failed':
        this.#failure ??= inBandFailure(response);
        return false;
      case 'error':
        this.#failure ??= inBandFailure(event);
        return false;
      default:
        // A gateway's own error has no type.
        if (event['error']) this.#failure ??= inBandFailure(event);
        return this.#items.delta(event);
    }
  }

  #learn({ id, model, usage }: Record<string, unknown>): void {
    if (typeof id === 'string' && id !== '') this.#id = id;
    if (typeof model === 'string' && model !== '') this.#model = model;
    this.#usage = usageOf(usage) ?? this.#usage;
  }

  /** The status has the last word: gateways name every end `completed`. */
  #finish(response: Record<string, unknown>, incomplete: boolean): boolean {
    const { status } = response;
    if (status === 'failed' || status === 'cancelled') {
      this.#failure ??= inBandFailure(response);
      return false;
    }
    const cut = incomplete || status === 'incomplete';
    const details = isObject(response['incomplete_details']) ? response['incomplete_details'] : {};
    const reason = typeof details['reason'] === 'string' ? details['reason'] : 'incomplete';
    this.#ending ??= { cut, reason: cut ? reason : 'completed' };
    return this.#items.fill(response['output']);
  }

  /** Undefined when something is missing; in an answer that was cut, its last call may be. */
  #content({ cut }: Ending): readonly AssistantPart[] | undefined {
    const options = { ...this.#options, affinity: speakerOf(this.#options.affinity, this.#model) };
    const items = this.#items.all;
    const whole = items.filter((item) => !isOpenCall(item));
    if (!cut && whole.length < items.length) return undefined;
    return whole.flatMap((item) => partsOf(item, options));
  }

  #truncated(): FailureSignal {
    const far = `${this.#items.all.length} items`;
    return { at: 'stream', code: 'truncated', message: `the stream ended without its end, after ${far}` };
  }
}

const torn: FailureSignal = {
  at: 'stream',
  code: 'malformed',
  message: 'a part of the answer is missing from the stream',
};

/** Whatever cut it, what it was about to call may be half of what it meant: that is what `length` stands for. */
function finishOf({ cut, reason }: Ending, content: readonly AssistantPart[]): Finish {
  if (cut) return reason === 'content_filter' ? 'content_filter' : 'length';
  return content.some((part) => part.type === 'refusal') ? 'refusal' : 'stop';
}
