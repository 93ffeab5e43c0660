import type { AssistantPart } from '../../conversation/message.ts';
import type { FailureSignal } from '../../failure/signal.ts';
import { isObject, textIn } from '../../json.ts';
import { inBandFailure } from '../error-body.ts';
import type { Finish, Heard, ReaderOptions, ReadResult, StreamReader } from '../format.ts';
import { ReadAlong } from '../read-along.ts';
import { settle } from '../settle.ts';
import { speakerOf } from '../speaker.ts';
import { BlockCollector, type Block } from './blocks.ts';
import { finishOf } from './finish.ts';
import { partOf, settledCalls, withInput } from './parts.ts';
import { refusalOf } from './refusal.ts';
import { laterUsage, usageOf } from './usage.ts';

/**
 * Folds the events of a Messages stream. The answer is whole with `message_stop`, or with a `stop_reason` when only the
 * last bytes were lost.
 * https://platform.claude.com/docs/en/build-with-claude/streaming
 */
export class MessagesReader implements StreamReader {
  readonly #options: ReaderOptions;
  readonly #blocks = new BlockCollector();
  readonly #along = new ReadAlong<Block>((blocks) =>
    this.#parts(blocks.map((block) => withInput(block) ?? block)),
  );
  #stopReason: string | undefined;
  #stopDetails: Record<string, unknown> = {};
  #stopped = false;
  #model: string | undefined;
  #id: string | undefined;
  #usage: Record<string, unknown> = {};
  #failure: FailureSignal | undefined;

  constructor(options: ReaderOptions) {
    this.#options = options;
  }

  push(event: unknown): Heard {
    if (!isObject(event) || !this.#fold(event)) return { progress: false };
    const block = this.#blocks.at(event['index']);
    return { progress: true, ...this.#along.heard(wordsIn(event), block, () => this.#blocks.all) };
  }

  end(): ReadResult {
    if (this.#failure !== undefined) return this.#failed(this.#failure);
    if (!this.#stopped && this.#stopReason === undefined) return this.#failed(this.#truncated());
    const finish = finishOf(this.#stopReason);
    const content = finish === 'refusal' ? [refusalOf(this.#stopDetails)] : this.#content(finish);
    if (content === undefined) return this.#failed(torn);
    const folded = {
      content,
      finish,
      rawFinish: this.#stopReason,
      model: this.#model,
      responseId: this.#id,
      usage: usageOf(this.#usage),
    };
    return settle(folded, this.#options);
  }

  /** True when the event brought content. */
  #fold(event: Record<string, unknown>): boolean {
    switch (event['type']) {
      case 'message_start':
        return this.#start(isObject(event['message']) ? event['message'] : {});
      case 'content_block_start':
        return this.#blocks.start(event['index'], event['content_block']);
      case 'content_block_delta':
        return this.#blocks.delta(event['index'], event['delta']);
      case 'content_block_stop':
        this.#blocks.stop(event['index']);
        return false;
      case 'message_delta':
        this.#finish(isObject(event['delta']) ? event['delta'] : {}, event['usage']);
        return false;
      case 'message_stop':
        this.#stopped = true;
        return false;
      case 'error':
        this.#failure ??= inBandFailure(event);
        return false;
      default:
        return false;
    }
  }

  /** A server may put everything into `message_start`. */
  #start(message: Record<string, unknown>): boolean {
    if (typeof message['model'] === 'string') this.#model = message['model'];
    if (typeof message['id'] === 'string') this.#id = message['id'];
    this.#finish(message, message['usage']);
    const blocks: readonly unknown[] = Array.isArray(message['content']) ? message['content'] : [];
    return blocks.map((block, index) => this.#blocks.start(index, block, true)).includes(true);
  }

  #finish(delta: Record<string, unknown>, usage: unknown): void {
    if (typeof delta['stop_reason'] === 'string') this.#stopReason = delta['stop_reason'];
    if (isObject(delta['stop_details'])) this.#stopDetails = delta['stop_details'];
    this.#usage = laterUsage(this.#usage, usage);
  }

  /** Undefined when something is missing; in an answer cut by its length its last call may be. */
  #content(finish: Finish): readonly AssistantPart[] | undefined {
    if (this.#blocks.strays) return undefined;
    const blocks = this.#blocks.all.map((block) => (isOpenCall(block) ? undefined : withInput(block)));
    const whole = blocks.filter((block) => block !== undefined);
    if (finish !== 'length' && whole.length < blocks.length) return undefined;
    return this.#parts(whole);
  }

  #parts(blocks: readonly Block[]): readonly AssistantPart[] {
    const { affinity, mintCallId } = this.#options;
    const options = {
      affinity: speakerOf(affinity, this.#model),
      identify: (nativeId: string) => ({ callId: mintCallId(), ...(nativeId === '' ? {} : { nativeId }) }),
      settled: settledCalls(blocks.map(({ item }) => item)),
    };
    return blocks.map((block) => partOf(block, options));
  }

  #failed(signal: FailureSignal): ReadResult {
    return { ok: false, signal, received: this.#parts(this.#blocks.all) };
  }

  #truncated(): FailureSignal {
    const far = `${this.#blocks.all.length} blocks`;
    return {
      at: 'stream',
      code: 'truncated',
      message: `the stream ended without message_stop, after ${far}`,
    };
  }
}

/** What an event adds to the words of a text block. */
function wordsIn({ type, delta, content_block: begun }: Record<string, unknown>): string {
  if (type === 'content_block_start' && isObject(begun) && begun['type'] === 'text')
    return textIn(begun['text']);
  return type === 'content_block_delta' && isObject(delta) && delta['type'] === 'text_delta'
    ? textIn(delta['text'])
    : '';
}

const torn: FailureSignal = {
  at: 'stream',
  code: 'malformed',
  message: 'a part of the answer is missing from the stream',
};

/** The body of a response that was not streamed. */
export function read(body: unknown, options: ReaderOptions): ReadResult {
  const reader = new MessagesReader(options);
  if (!isObject(body)) reader.push({ type: 'error', error: 'the body is no JSON object' });
  else if (body['error'] !== undefined) reader.push({ ...body, type: 'error' });
  else reader.push({ type: 'message_start', message: body });
  return reader.end();
}

/** Without its end, "no deltas yet" can't be told from "no arguments". */
function isOpenCall({ item, closed }: Block): boolean {
  return item['type'] === 'tool_use' && !closed;
}
