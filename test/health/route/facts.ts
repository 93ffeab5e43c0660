import { unknownFacts, type Facts } from '../../../domain/health/target/facts.ts';
import { thresholds } from '../../../domain/health/thresholds.ts';

export const a = 'openai/gpt-5.6-sol';
export const b = 'anthropic/claude-opus-5-5';
export const c = 'azure-eu/gpt-5.6-sol';

export const well = unknownFacts(thresholds());

export const open: Facts = {
  ...well,
  state: 'open',
  leave: true,
  reason: '93 % of calls failed',
  admit: { fresh: 0, rescue: 0, last: 0.5 },
  failP: 0.9,
};

/** It takes this share of the calls, of every kind. */
export function limited(share: number): Facts {
  return { ...well, capRps: 12, admit: { fresh: share, rescue: share, last: 0 } };
}

/** So many of so many calls failed within half a minute. */
export function failing(failed: number, calls: number, slowness = 1): Facts {
  return {
    ...well,
    evidence: { failuresInARow: 0, tallies: [{ withinMs: 30_000, calls, failed }], slowness },
  };
}
