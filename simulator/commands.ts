import type { FaultOrder } from './faults/order.ts';
import type { SeenRequest } from './seen-request.ts';

/** What can be commanded of a simulator, from inside its process or over HTTP. */
export interface Commands {
  /**
   * Gives a fault order to a provider.
   * @returns the order's id
   * @throws ControlError naming the field that is wrong
   */
  fail(provider: string, order: FaultOrder): Promise<string>;
  /** Ends all orders of a provider, or of all; connections that already hang stay so. */
  heal(provider?: string): Promise<void>;
  /** The last requests (at most 10,000), oldest first. */
  requests(provider?: string): Promise<SeenRequest[]>;
}
