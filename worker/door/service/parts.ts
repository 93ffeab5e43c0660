import type { StreamMode } from '../../../domain/route/route.ts';
import type { Config } from '../../config/config.ts';
import type { ConversationMemory } from '../conversation/memory.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Runs } from '../runs/runs.ts';
import type { Meter } from '../tenants/meter.ts';
import type { Tenant, Tenants } from '../tenants/tenants.ts';

/** What a door is made of. */
export interface Parts {
  readonly config: Config;
  readonly tenants: Tenants;
  readonly runs: Runs;
  readonly memory: ConversationMemory;
  /** How a stream is delivered that is to be of this mode, as far as that is possible now. */
  readonly deliveryOf: (mode: StreamMode) => Delivery;
  readonly meterOf: (tenant: Tenant) => Meter;
  readonly now: () => number;
  /** A name that nobody else has. */
  readonly mintId: () => string;
  /** Told of what should not happen; the caller hears only that it did. */
  readonly unexpected: (error: unknown) => void;
}
