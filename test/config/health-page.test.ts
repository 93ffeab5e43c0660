import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { thresholdBounds, type Thresholds } from '../../domain/health/thresholds.ts';
import { formatDuration } from '../../worker/config/duration.ts';
import { formatFactor } from '../../worker/config/factor.ts';
import { formatShare } from '../../worker/config/share.ts';

const page = readFileSync('docs/health.md', 'utf8');

/** How the file writes each threshold. */
const written: Readonly<
  Record<keyof Thresholds, { readonly key: string; format: (value: number) => string }>
> = {
  failureRate: { key: 'failureRate', format: formatShare },
  slowerThan: { key: 'slowerThan', format: formatFactor },
  failuresInARow: { key: 'failuresInARow', format: String },
  returnAfterMs: { key: 'returnAfter', format: formatDuration },
  rampStepMs: { key: 'rampStep', format: formatDuration },
  probeEveryMs: { key: 'probeEvery', format: formatDuration },
};

test.each(Object.keys(thresholdBounds) as (keyof Thresholds)[])(
  'docs/health.md knows the bounds of %s',
  (name) => {
    const { least, usual, most } = thresholdBounds[name];
    const { key, format } = written[name];
    expect(page).toContain(`| \`${key}\` | ${format(usual)} | ${format(least)} | ${format(most)} |`);
  },
);
