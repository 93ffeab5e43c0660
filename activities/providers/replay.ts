import { connectProvider } from './providers.ts';
import type { Provider, ProviderStream } from './provider.ts';

/** Responses that are at hand: the vendor's own client reads them, and nothing is sent anywhere. */
export interface Replay extends Pick<Provider, 'toSignal'> {
  /** The events of a stream as it came over the wire. */
  stream(body: string | ReadableStream<Uint8Array>): Promise<ProviderStream>;
}

const patienceMs = 60_000;

/** Replays event streams of one wire format. */
export function replay(format: string): Replay {
  let next: string | ReadableStream<Uint8Array> = '';
  const binding = {
    name: 'replay',
    kind: format === 'anthropic.messages' ? ('anthropic' as const) : ('openai' as const),
    baseUrl: 'http://replay.invalid',
    apiKey: '',
    headers: {},
    apiVersion: undefined,
  };
  const headers = { 'content-type': 'text/event-stream' };
  const provider = connectProvider(binding, () => Promise.resolve(new Response(next, { headers })));
  return {
    toSignal: (error) => provider.toSignal(error),
    stream: (body) => {
      next = body;
      return provider.stream({ body: { stream: true }, format, signal: AbortSignal.timeout(patienceMs) });
    },
  };
}
