import type { FailureSignal } from '../../domain/failure/signal.ts';

/** There is no stream to read; `signal` says why. Its message is constant, because SDKs look for words in messages. */
export class NotAStream extends Error {
  readonly signal: FailureSignal;

  constructor(signal: FailureSignal) {
    super('the provider gave no stream');
    this.name = 'NotAStream';
    this.signal = signal;
  }
}
