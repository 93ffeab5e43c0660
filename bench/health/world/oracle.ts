import { chance } from './random.ts';
import { backup, primary } from './scenario.ts';
import type { PolicyOf } from './world.ts';

const utilization = 0.97;
const slowFactor = 2;

/** Knows the truth at once. Not the best in every figure: it doesn't save refused calls. */
export const oracle: PolicyOf = ({ providers, scenario, seed, now }) => {
  const works = (target: string) => providers[target]?.isDead(now()) === false;
  const limit = (target: string) => providers[target]?.limit(now()) ?? null;
  return {
    first: ({ id }) => {
      const other = works(backup) ? backup : null;
      if (!works(primary)) return other;
      const room = limit(primary);
      const full = room !== null && chance(seed, id, 150) >= (utilization * room) / scenario.rps;
      return full || (providers[primary]?.slower(now()) ?? 1) > slowFactor ? other : primary;
    },
    next: ({ target }) => {
      const other = target === primary ? backup : primary;
      return works(other) && limit(other) === null ? { target: other, afterMs: 0 } : null;
    },
  };
};
