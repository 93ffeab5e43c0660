import type { AssistantPart } from '../../conversation/message.ts';
import type { Usage } from '../../cost/usage.ts';
import type { FailureSignal } from '../../failure/signal.ts';
import { isObject } from '../../json.ts';
import { readErrorBody } from '../error-body.ts';
import type { Finish, ReaderOptions, ReadResult, StreamReader } from '../format.ts';
import { settle } from '../settle.ts';
import { CallCollector } from './calls.ts';

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
  readonly #calls: CallCollector;
  #text = '';
  #refusal = '';
  #finish: string | undefined;
  #model: string | undefined;
  #id: string | undefined;
  #usage: Usage | undefined;
  #failure: FailureSignal | undefined;

  constructor({ mintCallId }: ReaderOptions) {
    this.#calls = new CallCollector(mintCallId);
  }

  push(event: unknown): { readonly progress: boolean } {
    if (!isObject(event)) return { progress: false };
    if (event['error'] != null) this.#failure ??= { at: 'stream', ...readErrorBody(event) };
    if (typeof event['model'] === 'string' && event['model'] !== '') this.#model ??= event['model'];
    if (typeof event['id'] === 'string') this.#id ??= event['id'];
    this.#usage = usageOf(event['usage']) ?? this.#usage;
    const choices: readonly unknown[] = Array.isArray(event['choices']) ? event['choices'] : [];
    return { progress: choices.some((choice) => isObject(choice) && this.#pushChoice(choice)) };
  }

  end(): ReadResult {
    if (this.#failure !== undefined) return { ok: false, signal: this.#failure };
    if (this.#finish === undefined) return { ok: false, signal: this.#truncated() };
    const calls = this.#calls.parts();
    const named = finishes[this.#finish] ?? 'unknown';
    return settle({
      content: [...this.#texts(), ...calls],
      // Some servers say `stop` beside calls.
      finish: this.#refusal !== '' ? 'refusal' : named === 'stop' && calls.length > 0 ? 'tool_calls' : named,
      rawFinish: this.#finish,
      ...(this.#model === undefined ? {} : { model: this.#model }),
      ...(this.#id === undefined ? {} : { responseId: this.#id }),
      ...(this.#usage === undefined ? {} : { usage: this.#usage }),
    });
  }

  /** True when the choice brought content. */
  #pushChoice(choice: Record<string, unknown>): boolean {
    if ((choice['index'] ?? 0) !== 0) return false;
    const delta = isObject(choice['delta']) ? choice['delta'] : {};
    if (typeof choice['finish_reason'] === 'string') this.#finish ??= choice['finish_reason'];
    const text = typeof delta['content'] === 'string' ? delta['content'] : '';
    const refusal = typeof delta['refusal'] === 'string' ? delta['refusal'] : '';
    this.#text += text;
    this.#refusal += refusal;
    const calls: readonly unknown[] = Array.isArray(delta['tool_calls']) ? delta['tool_calls'] : [];
    for (const call of calls) if (isObject(call)) this.#calls.push(call);
    const thinks = ['reasoning_content', 'reasoning'].some((name) => typeof delta[name] === 'string' && delta[name] !== '');
    return text !== '' || refusal !== '' || calls.length > 0 || thinks;
  }

  #texts(): readonly AssistantPart[] {
    return [
      ...(this.#text === '' ? [] : [{ type: 'text' as const, text: this.#text }]),
      ...(this.#refusal === '' ? [] : [{ type: 'refusal' as const, text: this.#refusal }]),
    ];
  }

  #truncated(): FailureSignal {
    const far = `${this.#text.length} characters and ${this.#calls.parts().length} calls`;
    return { at: 'stream', code: 'truncated', message: `the stream ended without a finish_reason, after ${far}` };
  }
}


/** `prompt_tokens` counts what the cache served too. */
function usageOf(usage: unknown): Usage | undefined {
  if (!isObject(usage) || typeof usage['prompt_tokens'] !== 'number') return undefined;
  const input = isObject(usage['prompt_tokens_details']) ? usage['prompt_tokens_details'] : {};
  const output = isObject(usage['completion_tokens_details']) ? usage['completion_tokens_details'] : {};
  return {
    input: usage['prompt_tokens'],
    output: typeof usage['completion_tokens'] === 'number' ? usage['completion_tokens'] : 0,
    ...positive('cacheRead', input['cached_tokens']),
    ...positive('reasoning', output['reasoning_tokens']),
  };
}

function positive(key: 'cacheRead' | 'reasoning', value: unknown): Partial<Usage> {
  return typeof value === 'number' && value > 0 ? { [key]: value } : {};
}
