import { accounts } from './accounts.ts';
import { answers } from './answers.ts';
import { bodies } from './bodies.ts';
import { connections } from './connections.ts';
import { context } from './context.ts';
import type { CatalogueEntry } from './entry.ts';
import { policy } from './policy.ts';
import { rateLimits } from './rate-limits.ts';
import { serverErrors } from './server-errors.ts';
import { truncations } from './truncations.ts';

/** Ready-made orders for everything that is known to go wrong between a client and a provider. */
export const catalogue: readonly CatalogueEntry[] = [
  ...rateLimits,
  ...serverErrors,
  ...accounts,
  ...context,
  ...policy,
  ...connections,
  ...truncations,
  ...bodies,
  ...answers,
];
