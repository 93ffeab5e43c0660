import type { z } from 'zod';
import type { Thresholds } from '../../domain/health/thresholds.ts';
import type { HealthConfig } from './config.ts';
import { present } from './present.ts';
import type { healthSchema } from './schema-health.ts';

type HealthInput = z.output<typeof healthSchema>;

/** The thresholds that the file gives; the usual ones are the fleet's to fill in. */
export function toHealth(health: HealthInput): HealthConfig {
  const targets = Object.entries(health.targets ?? {});
  return {
    thresholds: {
      fleet: toThresholds(health),
      targets: Object.fromEntries(targets.map(([target, given]) => [target, toThresholds(given)])),
    },
    unprobed: targets.filter(([, { probes }]) => probes === 'off').map(([target]) => target),
  };
}

function toThresholds(given: Omit<HealthInput, 'targets'>): Partial<Thresholds> {
  return present<Partial<Thresholds>>({
    failureRate: given.failureRate,
    slowerThan: given.slowerThan,
    failuresInARow: given.failuresInARow,
    returnAfterMs: given.returnAfter,
    rampStepMs: given.rampStep,
    probeEveryMs: given.probeEvery,
  });
}
