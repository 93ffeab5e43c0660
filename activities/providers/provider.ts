import type { FailureSignal } from '../../domain/failure/signal.ts';
import type { JsonObject } from '../../domain/json.ts';

/** One vendor's client: sends a rendered body and gives the stream's events as the SDK parsed them. */
export interface Provider {
  /** Resolves when the headers have arrived. Rejects with the SDK's own error. */
  stream(request: ProviderRequest): Promise<ProviderStream>;
  /** What the SDK or the socket threw, as a signal to classify. */
  toSignal(error: unknown): FailureSignal;
}

export interface ProviderRequest {
  readonly body: JsonObject;
  /** Aborting closes the socket. */
  readonly signal: AbortSignal;
}

export interface ProviderStream {
  readonly requestId: string | undefined;
  readonly events: AsyncIterable<unknown>;
}
