import { backup, primary } from './scenario.ts';
import type { PolicyOf } from './world.ts';

/** What most gateways do: the primary, and after a failure the backup. It remembers nothing. */
export const perRequest: PolicyOf = () => ({
  first: () => primary,
  next: () => ({ target: backup, afterMs: 0 }),
});
