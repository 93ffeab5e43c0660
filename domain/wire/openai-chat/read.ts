import type { Affinity } from '../../conversation/affinity.ts';
import type { AssistantPart, BlobPart, Citation, TextPart } from '../../conversation/message.ts';
import type { Usage } from '../../cost/usage.ts';
import type { FailureSignal } from '../../failure/signal.ts';
import { isObject, type JsonObject } from '../../json.ts';
import { inBandFailure } from '../error-body.ts';
import type { Heard, ReaderOptions, ReadResult, StreamReader } from '../format.ts';
import { settle } from '../settle.ts';
import { speakerOf } from '../speaker.ts';
import { AudioCollector } from './audio.ts';
import { CallCollector } from './calls.ts';
import { citationsIn } from './citations.ts';
import { brokenOff, finishOf } from './finish.ts';
import { imagePart } from './image.ts';
import { detailsField, ReasoningCollector } from './reasoning.ts';
import { usageOf } from './usage.ts';
import { wordsOf } from './words.ts';

/** Told at the end of a stream, after everything else. */
export const done = '[DONE]';

/**
 * Folds the chunks of a Chat Completions stream. The answer is whole once choice 0 has a `finish_reason`; `[DONE]` or
 * usage alone is enough only where the server is known to leave the reason out. Usage and errors may come after it, so
 * the stream is read to its end.
 * https://platform.openai.com/docs/api-reference/chat-streaming
 */
export class ChatReader implements StreamReader {
  readonly #options: ReaderOptions;
  readonly #calls: CallCollector;
  readonly #reasoning = new ReasoningCollector();
  readonly #audio = new AudioCollector();
  readonly #images: BlobPart[] = [];
  readonly #unknown: JsonObject[] = [];
  readonly #citations: Citation[] = [];
  readonly #beside: Record<string, unknown> = {};
  #text = '';
  /** What the last event added to it. */
  #added = '';
  #refusal = '';
  #finish: string | undefined;
  #ended = false;
  #model: string | undefined;
  #id: string | undefined;
  #usage: Usage | undefined;
  #failure: FailureSignal | undefined;

  constructor(options: ReaderOptions) {
    this.#options = options;
    this.#calls = new CallCollector(options.mintCallId);
  }

  push(event: unknown): Heard {
    if (event === done) this.#ended = true;
    if (!isObject(event)) return { progress: false };
    if (hasError(event)) this.#failure ??= inBandFailure(event);
    if (typeof event['model'] === 'string' && event['model'] !== '') this.#model ??= event['model'];
    if (typeof event['id'] === 'string' && event['id'] !== '') this.#id ??= event['id'];
    const choices: readonly unknown[] = Array.isArray(event['choices']) ? event['choices'] : [];
    this.#count(event['usage'], choices.length === 0);
    this.#added = '';
    const progress = choices.map((choice) => isObject(choice) && this.#pushChoice(choice)).includes(true);
    const text = this.#added;
    if (text === '') return { progress };
    const begins = text.length === this.#text.length;
    return { progress, text, ...(begins ? { since: this.#thoughts() } : {}) };
  }

  end(): ReadResult {
    const content = this.#content();
    const ended = this.#finish !== undefined || (this.#ended && this.#options.finishOptional === true);
    const signal = this.#failure ?? (ended ? undefined : this.#truncated());
    if (signal !== undefined) return { ok: false, signal, received: content };
    const folded = {
      content,
      finish: this.#refusal === '' ? finishOf(this.#finish) : 'refusal',
      rawFinish: this.#finish,
      model: this.#model,
      responseId: this.#id,
      usage: this.#usage,
    } as const;
    return settle(folded, this.#options);
  }

  /** Usage beside no choice is the last that a server tells. */
  #count(usage: unknown, alone: boolean): void {
    const counted = usageOf(usage);
    if (counted === undefined) return;
    this.#usage = counted;
    if (alone) this.#ended = true;
  }

  /** True when the choice brought content. */
  #pushChoice(choice: Readonly<Record<string, unknown>>): boolean {
    if ((choice['index'] ?? 0) !== 0) return false;
    const reason = choice['finish_reason'];
    if (typeof reason === 'string') {
      if (brokenOff.includes(reason)) this.#failure ??= inBandFailure(choice);
      // The finish chunk may come twice.
      this.#finish ??= reason;
    }
    if (hasError(choice)) this.#failure ??= inBandFailure(choice);
    return isObject(choice['delta']) && this.#pushDelta(choice['delta']);
  }

  #pushDelta(delta: Readonly<Record<string, unknown>>): boolean {
    const { text, refusal, reasoning, reasoningField, images, unknown } = wordsOf(delta);
    this.#text += text;
    this.#added += text;
    this.#refusal += refusal;
    const details = delta[detailsField];
    this.#reasoning.push(reasoning, reasoningField, details);
    const drawn = images.map(imagePart).filter((part) => part !== undefined);
    this.#images.push(...drawn);
    this.#unknown.push(...unknown);
    this.#citations.push(...citationsIn(delta['annotations']));
    // Gemini's signature of words. https://ai.google.dev/gemini-api/docs/thought-signatures
    if (isObject(delta['extra_content'])) this.#beside['extra_content'] = delta['extra_content'];
    const called = this.#pushCalls(delta) || drawn.length > 0 || unknown.length > 0;
    const thought = reasoning !== '' || (Array.isArray(details) && details.length > 0);
    return this.#audio.push(delta['audio']) || called || thought || text !== '' || refusal !== '';
  }

  #pushCalls(delta: Readonly<Record<string, unknown>>): boolean {
    const calls: readonly unknown[] = Array.isArray(delta['tool_calls']) ? delta['tool_calls'] : [];
    for (const call of calls) if (isObject(call)) this.#calls.push(call);
    // The only call of a server that knows no others.
    const old = delta['function_call'];
    if (isObject(old)) this.#calls.push({ index: 'function_call', function: old });
    return calls.length > 0 || isObject(old);
  }

  #thoughts(): readonly AssistantPart[] {
    return this.#reasoning.parts(speakerOf(this.#options.affinity, this.#model));
  }

  #content(): readonly AssistantPart[] {
    const affinity = speakerOf(this.#options.affinity, this.#model);
    return [
      ...this.#thoughts(),
      ...(this.#text === '' ? [] : [this.#textPart()]),
      ...(this.#refusal === '' ? [] : [{ type: 'refusal' as const, text: this.#refusal }]),
      ...this.#images,
      ...this.#audio.parts(affinity),
      ...this.#opaque(affinity),
      ...this.#calls.parts(affinity),
    ];
  }

  #textPart(): TextPart {
    const citations = this.#citations;
    return { type: 'text', text: this.#text, ...(citations.length === 0 ? {} : { citations }) };
  }

  /** Parts of the content that nobody here knows, and fields that go back beside it. */
  #opaque(affinity: Affinity): readonly AssistantPart[] {
    const fields = Object.keys(this.#beside).length === 0 ? [] : [this.#beside as JsonObject];
    return [...this.#unknown, ...fields].map((item) => ({ type: 'opaque', native: { affinity, item } }));
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

function hasError(fields: Readonly<Record<string, unknown>>): boolean {
  return fields['error'] !== undefined && fields['error'] !== null && fields['error'] !== false;
}
