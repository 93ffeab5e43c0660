import type { Fault } from './fault.ts';

export interface TlsOrder {
  readonly fault: 'tls';
}

export const tls: Fault<TlsOrder> = {
  name: 'tls',
  summary: 'a provider with its own port breaks off every TLS handshake there; ask it with `https:`',
  fields: {},
  listener: 'breaks-handshakes',
  // For what still comes over a connection that was open before.
  instead: () => [{ do: 'destroy', reset: true }],
};
