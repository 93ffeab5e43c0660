import { z } from 'zod';
import { thresholdBounds, type Thresholds } from '../../domain/health/thresholds.ts';
import { formatDuration } from './duration.ts';
import { count, duration, factor, share } from './schema-values.ts';

const { failureRate, slowerThan, failuresInARow, returnAfterMs, rampStepMs, probeEveryMs } = thresholdBounds;

const thresholdShape = {
  failureRate: share('Calls leave a target when more than this share of them fails.', {
    ...failureRate,
    default: failureRate.usual,
  }).optional(),
  slowerThan: factor(
    'A first token that comes this many times later than usual is slow; calls leave a target when too many are.',
    { ...slowerThan, default: slowerThan.usual },
  ).optional(),
  failuresInARow: count(
    'With few calls, less than one a second, they leave a target after so many failures without an answer between them.',
    { min: failuresInARow.least, max: failuresInARow.most, default: failuresInARow.usual },
  ).optional(),
  returnAfter: time('How long a target must look well before live calls return to it.', 'returnAfterMs'),
  rampStep: time('Time per doubling of its share while calls return.', 'rampStepMs'),
  probeEvery: time('Shortest time between two probes of a target that was left.', 'probeEveryMs'),
};

type DurationThreshold = Extract<keyof Thresholds, `${string}Ms`>;

function time(description: string, name: DurationThreshold) {
  const { least, most, usual } = { returnAfterMs, rampStepMs, probeEveryMs }[name];
  return duration(description, {
    shortest: formatDuration(least),
    longest: formatDuration(most),
    default: formatDuration(usual),
  }).optional();
}

const targetSchema = z
  .strictObject({
    ...thresholdShape,
    probes: z.enum(['on', 'off']).optional().meta({
      description:
        'Whether it may be asked without a caller, with a few tokens each time: as a backup, to know that it works; once it was left, to know when it is back. Default: on.',
      default: 'on',
    }),
  })
  .meta({ description: 'What holds for this target instead.' });

/** `health` as the file writes it: `HealthConfig`. */
export const healthSchema = z
  .strictObject({
    ...thresholdShape,
    targets: z
      .record(z.string(), targetSchema)
      .optional()
      .meta({ description: 'Targets for which other thresholds hold. Default: none.' }),
  })
  .meta({
    description:
      'When calls leave a target and when they return, for all routes of all workers together. Default: the usual thresholds.',
  });
