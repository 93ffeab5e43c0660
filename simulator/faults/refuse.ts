import type { Fault } from './fault.ts';

export interface RefuseOrder {
  readonly fault: 'refuse';
}

export const refuse: Fault<RefuseOrder> = {
  name: 'refuse',
  summary:
    'connection refused: closes the listener of a provider with its own port; on the shared port, or when counted or matched, the socket is destroyed before any byte',
  fields: {},
  listener: 'closed',
  instead: () => [{ do: 'destroy', reset: true }],
};
