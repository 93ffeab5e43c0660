import type { Usage } from '../../cost/usage.ts';
import type { FailureSignal } from '../../failure/signal.ts';
import { isObject } from '../../json.ts';
import { readErrorBody } from '../error-body.ts';
import type { Finish, ReaderOptions, ReadResult, StreamReader } from '../format.ts';
import { settle } from '../settle.ts';
import { BlockCollector } from './blocks.ts';

const finishes: Readonly<Record<string, Finish>> = {
  end_turn: 'stop',
  stop_sequence: 'stop',
  tool_use: 'tool_calls',
  max_tokens: 'length',
  refusal: 'refusal',
  model_context_window_exceeded: 'context_overflow',
};

/**
 * Folds the events of a Messages stream. The answer is whole with `message_stop`, or with a `stop_reason` when only the
 * last bytes were lost.
 * https://platform.claude.com/docs/en/build-with-claude/streaming
 */
export class MessagesReader implements StreamReader {
  readonly #blocks: BlockCollector;
  #stopReason: string | undefined;
  #stopped = false;
  #model: string | undefined;
  #id: string | undefined;
  #usage: Record<string, unknown> = {};
  #failure: FailureSignal | undefined;

  constructor(options: ReaderOptions) {
    this.#blocks = new BlockCollector(options);
  }

  push(event: unknown): { readonly progress: boolean } {
    if (!isObject(event)) return { progress: false };
    switch (event['type']) {
      case 'message_start':
        return { progress: this.#start(isObject(event['message']) ? event['message'] : {}) };
      case 'content_block_start':
        return { progress: this.#blocks.start(event['index'], event['content_block']) };
      case 'content_block_delta':
        return { progress: this.#blocks.delta(event['index'], event['delta']) };
      case 'message_delta':
        this.#finishWith(isObject(event['delta']) ? event['delta'] : {}, event['usage']);
        return { progress: false };
      case 'message_stop':
        this.#stopped = true;
        return { progress: false };
      case 'error':
        this.#failure ??= { at: 'stream', ...readErrorBody(event) };
        return { progress: false };
      default:
        return { progress: false };
    }
  }

  end(): ReadResult {
    if (this.#failure !== undefined) return { ok: false, signal: this.#failure };
    const content = this.#blocks.parts();
    if (!this.#stopped && this.#stopReason === undefined)
      return {
        ok: false,
        signal: {
          at: 'stream',
          code: 'truncated',
          message: `the stream ended without message_stop, after ${content.length} blocks`,
        },
      };
    const usage = usageOf(this.#usage);
    return settle({
      content,
      finish: finishes[this.#stopReason ?? ''] ?? 'unknown',
      ...(this.#stopReason === undefined ? {} : { rawFinish: this.#stopReason }),
      ...(this.#model === undefined ? {} : { model: this.#model }),
      ...(this.#id === undefined ? {} : { responseId: this.#id }),
      ...(usage === undefined ? {} : { usage }),
    });
  }

  /** A server may put everything into `message_start`. */
  #start(message: Record<string, unknown>): boolean {
    if (typeof message['model'] === 'string') this.#model = message['model'];
    if (typeof message['id'] === 'string') this.#id = message['id'];
    this.#finishWith(message, message['usage']);
    const blocks: readonly unknown[] = Array.isArray(message['content']) ? message['content'] : [];
    return blocks.map((block, index) => this.#blocks.start(index, block)).some(Boolean);
  }

  /** The counts are cumulative: the last ones hold. */
  #finishWith(delta: Record<string, unknown>, usage: unknown): void {
    if (typeof delta['stop_reason'] === 'string') this.#stopReason = delta['stop_reason'];
    if (isObject(usage)) this.#usage = { ...this.#usage, ...usage };
  }
}

/** `input_tokens` leaves out what the cache served or stored; ours counts everything that was read. */
function usageOf(usage: Record<string, unknown>): Usage | undefined {
  const count = (name: string) => (typeof usage[name] === 'number' ? usage[name] : 0);
  if (typeof usage['input_tokens'] !== 'number' && typeof usage['output_tokens'] !== 'number')
    return undefined;
  const [cacheRead, cacheWrite] = [count('cache_read_input_tokens'), count('cache_creation_input_tokens')];
  return {
    input: count('input_tokens') + cacheRead + cacheWrite,
    output: count('output_tokens'),
    ...(cacheRead > 0 ? { cacheRead } : {}),
    ...(cacheWrite > 0 ? { cacheWrite } : {}),
  };
}
