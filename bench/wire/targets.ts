import { median } from '../median.ts';
import type { TargetProfile } from '../../domain/wire/profile.ts';
import { profileOf } from '../../domain/wire/profiles/profiles.ts';

const facts = { apiVersion: undefined };

/** One target of each wire format. */
export const targets: readonly TargetProfile[] = [
  profileOf({ ...facts, provider: 'openai', kind: 'openai', model: 'gpt-5.6-sol' }),
  profileOf({ ...facts, provider: 'openai', kind: 'openai', model: 'gpt-5.6-sol', api: 'openai.responses' }),
  profileOf({ ...facts, provider: 'anthropic', kind: 'anthropic', model: 'claude-opus-5-5' }),
];

const runs = 15;

/** The slowest format's p50 of several runs, in ms, after as many that only warm the machine up. */
export function slowest(run: (profile: TargetProfile) => void): number {
  return Math.max(
    ...targets.map((profile) => {
      const times = Array.from({ length: 2 * runs }, () => {
        const startedAt = performance.now();
        run(profile);
        return performance.now() - startedAt;
      });
      return median(times.slice(runs));
    }),
  );
}
