import type { Fault } from './fault.ts';

export interface DnsOrder {
  readonly fault: 'dns';
}

export const dns: Fault<DnsOrder> = {
  name: 'dns',
  summary:
    'its name has no address: ask the provider at a host that ends in `.invalid`, by any other it breaks off',
  fields: {},
  // For what still comes by a name that has one.
  instead: () => [{ do: 'destroy', reset: true }],
};
