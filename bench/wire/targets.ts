import type { TargetProfile } from '../../domain/wire/profile.ts';
import { profileOf } from '../../domain/wire/profiles/profiles.ts';

const facts = { apiVersion: undefined };

/** One target of each wire format. */
export const targets: readonly TargetProfile[] = [
  profileOf({ ...facts, provider: 'openai', kind: 'openai', model: 'gpt-5.6-sol' }),
  profileOf({ ...facts, provider: 'openai', kind: 'openai', model: 'gpt-5.6-sol', api: 'openai.responses' }),
  profileOf({ ...facts, provider: 'anthropic', kind: 'anthropic', model: 'claude-opus-5-5' }),
];

/** The slowest format's p50 of several runs, in ms. */
export function slowest(run: (profile: TargetProfile) => void): number {
  return Math.max(
    ...targets.map((profile) => {
      const times = Array.from({ length: 15 }, () => {
        const startedAt = performance.now();
        run(profile);
        return performance.now() - startedAt;
      });
      return times.toSorted((a, b) => a - b)[7] ?? Number.NaN;
    }),
  );
}
