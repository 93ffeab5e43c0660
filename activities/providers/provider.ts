import type { FailureSignal } from '../../domain/failure/signal.ts';
import type { JsonObject } from '../../domain/json.ts';

/** One vendor's client: sends a rendered body and gives the stream's events as the SDK parsed them. */
export interface Provider {
  /** Resolves when the headers of an event stream have arrived; rejects with what `toSignal` reads. */
  stream(request: ProviderRequest): Promise<ProviderStream>;
  /** What `stream` or its events threw, as a signal to classify. */
  toSignal(error: unknown): FailureSignal;
  /** What may be recorded of a failure: without this provider's key, and without what was said in the prompts. */
  evidence(signal: FailureSignal, prompts: readonly string[]): string | undefined;
}

export interface ProviderRequest {
  readonly body: JsonObject;
  /** The wire format of the body, for clients that speak several; absent: the one that the kind speaks by default. */
  readonly format?: string;
  /** Aborting closes the socket. */
  readonly signal: AbortSignal;
  /** Our name for the attempt: sent along, so that it can be found in a gateway's or a vendor's log. */
  readonly attemptId?: string;
}

export interface ProviderStream {
  /** The vendor's. */
  readonly requestId: string | undefined;
  readonly events: AsyncIterable<unknown>;
}
