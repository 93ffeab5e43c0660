import type { AssistantPart } from '../../conversation/message.ts';
import type { Usage } from '../../cost/usage.ts';
import type { FailureSignal } from '../../failure/signal.ts';
import { isObject, textIn } from '../../json.ts';
import { inBandFailure } from '../error-body.ts';
import type { Heard, ReaderOptions, ReadResult, StreamReader } from '../format.ts';
import { ReadAlong } from '../read-along.ts';
import { settle } from '../settle.ts';
import { speakerOf } from '../speaker.ts';
import { assemble, isOpenCall } from './assemble.ts';
import { endingOf, finishOf, type Ending } from './finish.ts';
import { ItemCollector, type Item } from './items.ts';
import { partsOf } from './parts.ts';
import { usageOf } from './usage.ts';

/**
 * Folds the events of a Responses stream. The answer is whole with `response.completed` or `response.incomplete`, and
 * with nothing else: an item's end says nothing of the items after it.
 * https://platform.openai.com/docs/api-reference/responses-streaming
 */
export class ResponsesReader implements StreamReader {
  readonly #options: ReaderOptions;
  readonly #items = new ItemCollector();
  readonly #along = new ReadAlong<Item>((items) => this.#parts(items));
  #ending: Ending | undefined;
  #model: string | undefined;
  #id: string | undefined;
  #usage: Usage | undefined;
  #failure: FailureSignal | undefined;

  constructor(options: ReaderOptions) {
    this.#options = options;
  }

  push(event: unknown): Heard {
    if (!isObject(event) || !this.#fold(event)) return { progress: false };
    return event['type'] === 'response.output_text.delta'
      ? { progress: true, ...this.#words(event) }
      : { progress: true };
  }

  end(): ReadResult {
    if (this.#failure !== undefined) return this.#failed(this.#failure);
    if (this.#ending === undefined) return this.#failed(this.#truncated());
    const items = this.#items.all;
    const whole = items.filter((item) => !isOpenCall(item));
    // In an answer that was cut, its last call may be missing.
    if (!this.#ending.cut && whole.length < items.length) return this.#failed(torn);
    const content = this.#parts(whole);
    const folded = {
      content,
      finish: finishOf(this.#ending, content),
      rawFinish: this.#ending.reason,
      model: this.#model,
      responseId: this.#id,
      usage: this.#usage,
    };
    return settle(folded, this.#options);
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
      case 'response.output_text.annotation.added':
        this.#items.annotated(event);
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
        this.#items.textDone(event);
        return this.#items.delta(event);
    }
  }

  /** A message's second text is told with the answer: hardly any has one. */
  #words({ content_index: at = 0, output_index: index, delta }: Record<string, unknown>): Partial<Heard> {
    if (at !== 0) this.#along.fallSilent();
    return this.#along.heard(textIn(delta), this.#items.at(index), () => this.#items.all);
  }

  #learn(response: Record<string, unknown>): void {
    this.#id = textIn(response['id']) || this.#id;
    this.#model = textIn(response['model']) || this.#model;
    this.#usage = usageOf(response) ?? this.#usage;
  }

  /** The status has the last word: gateways name every end `completed`. */
  #finish(response: Record<string, unknown>, incomplete: boolean): boolean {
    const { status } = response;
    if (status === 'failed' || status === 'cancelled') {
      this.#failure ??= inBandFailure(response);
      return false;
    }
    this.#ending ??= endingOf(response, incomplete);
    return this.#items.fill(response['output']);
  }

  #parts(items: readonly Item[]): readonly AssistantPart[] {
    const { affinity, mintCallId } = this.#options;
    const options = {
      affinity: speakerOf(affinity, this.#model),
      identify: (nativeId: string) => ({ callId: mintCallId(), ...(nativeId === '' ? {} : { nativeId }) }),
    };
    return items.flatMap((each) =>
      partsOf({ item: each.item, told: assemble(each), closed: each.closed }, options),
    );
  }

  #failed(signal: FailureSignal): ReadResult {
    return { ok: false, signal, received: this.#parts(this.#items.all) };
  }

  #truncated(): FailureSignal {
    const far = `${this.#items.all.length} items`;
    return { at: 'stream', code: 'truncated', message: `the response ended without its end, after ${far}` };
  }
}

const torn: FailureSignal = {
  at: 'stream',
  code: 'malformed',
  message: 'a part of the answer is missing from the stream',
};

/** The body of a response that was not streamed, which says by its status how far it came. */
export function read(body: unknown, options: ReaderOptions): ReadResult {
  const reader = new ResponsesReader(options);
  if (!isObject(body)) reader.push({ type: 'error', error: 'the body is no JSON object' });
  else if (body['error'] != null) reader.push({ type: 'response.failed', response: body });
  else if (body['status'] === 'queued' || body['status'] === 'in_progress' || !('output' in body))
    reader.push({ type: 'response.in_progress', response: body });
  else reader.push({ type: 'response.completed', response: body });
  return reader.end();
}
