import type { AssistantPart, ReasoningPart } from '../../conversation/message.ts';
import type { Usage } from '../../cost/usage.ts';
import type { FailureSignal } from '../../failure/signal.ts';
import { isObject } from '../../json.ts';
import { inBandFailure } from '../error-body.ts';
import type { Finish, ReaderOptions, ReadResult, StreamReader } from '../format.ts';
import { settle } from '../settle.ts';
import { speakerOf } from '../speaker.ts';
import { CallCollector } from './calls.ts';
import { usageOf } from './usage.ts';
import { wordsOf } from './words.ts';

const finishes: Readonly<Record<string, Finish>> = {
  stop: 'stop',
  tool_calls: 'tool_calls',
  function_call: 'tool_calls',
  length: 'length',
  content_filter: 'content_filter',
};

/**
 * Folds the chunks of a Chat Completions stream. The answer is whole once choice 0 has a `finish_reason`; `[DONE]`
 * alone is not enough. Usage and errors may come after it, so the stream is read to its end.
 * https://platform.openai.com/docs/api-reference/chat-streaming
 */
export class ChatReader implements StreamReader {
  readonly #options: ReaderOptions;
  readonly #calls: CallCollector;
  #text = '';
  #refusal = '';
  #reasoning = '';
  #reasoningField: string | undefined;
  #finish: string | undefined;
  #model: string | undefined;
  #id: string | undefined;
  #usage: Usage | undefined;
  #failure: FailureSignal | undefined;

  constructor(options: ReaderOptions) {
    this.#options = options;
    this.#calls = new CallCollector(options.mintCallId);
  }

  push(event: unknown): { readonly progress: boolean } {
    if (!isObject(event)) return { progress: false };
    if (hasError(event)) this.#failure ??= inBandFailure(event);
    if (typeof event['model'] === 'string' && event['model'] !== '') this.#model ??= event['model'];
    if (typeof event['id'] === 'string' && event['id'] !== '') this.#id ??= event['id'];
    this.#usage = usageOf(event['usage']) ?? this.#usage;
    const choices: readonly unknown[] = Array.isArray(event['choices']) ? event['choices'] : [];
    return { progress: choices.map((choice) => isObject(choice) && this.#pushChoice(choice)).includes(true) };
  }

  end(): ReadResult {
    if (this.#failure !== undefined) return { ok: false, signal: this.#failure };
    if (this.#finish === undefined) return { ok: false, signal: this.#truncated() };
    return settle({
      content: this.#content(),
      finish: this.#refusal !== '' ? 'refusal' : (finishes[this.#finish] ?? 'unknown'),
      rawFinish: this.#finish,
      model: this.#model,
      responseId: this.#id,
      usage: this.#usage,
    });
  }

  /** True when the choice brought content. */
  #pushChoice(choice: Record<string, unknown>): boolean {
    if ((choice['index'] ?? 0) !== 0) return false;
    if (hasError(choice) || choice['finish_reason'] === 'error') this.#failure ??= inBandFailure(choice);
    // The finish chunk may come twice.
    if (typeof choice['finish_reason'] === 'string') this.#finish ??= choice['finish_reason'];
    const delta = isObject(choice['delta']) ? choice['delta'] : {};
    const { text, refusal, reasoning, reasoningField } = wordsOf(delta);
    this.#text += text;
    this.#refusal += refusal;
    // A server that tells it under two names means one thought.
    this.#reasoningField ??= reasoningField;
    if (reasoningField === this.#reasoningField) this.#reasoning += reasoning;
    const calls: readonly unknown[] = Array.isArray(delta['tool_calls']) ? delta['tool_calls'] : [];
    for (const call of calls) if (isObject(call)) this.#calls.push(call);
    return text !== '' || refusal !== '' || reasoning !== '' || calls.length > 0;
  }

  #content(): readonly AssistantPart[] {
    return [
      ...(this.#reasoning === '' ? [] : [this.#reasoningPart()]),
      ...(this.#text === '' ? [] : [{ type: 'text' as const, text: this.#text }]),
      ...(this.#refusal === '' ? [] : [{ type: 'refusal' as const, text: this.#refusal }]),
      ...this.#calls.parts(),
    ];
  }

  /** The text itself says it byte for byte, so the native part is only the field's name. */
  #reasoningPart(): ReasoningPart {
    const affinity = speakerOf(this.#options.affinity, this.#model);
    const item = this.#reasoningField;
    const native = item === undefined ? {} : { native: { affinity, item } };
    return { type: 'reasoning', text: this.#reasoning, ...native };
  }

  #truncated(): FailureSignal {
    const far = `${this.#text.length} characters and ${this.#calls.length} calls`;
    return {
      at: 'stream',
      code: 'truncated',
      message: `the stream ended without a finish_reason, after ${far}`,
    };
  }
}

function hasError(fields: Record<string, unknown>): boolean {
  return fields['error'] !== undefined && fields['error'] !== null && fields['error'] !== false;
}
