import type { Scenario } from '../scenario.ts';
import { load, outageOf, second } from './parts.ts';

export const healthy: readonly Scenario[] = [
  {
    name: 'healthy',
    about: 'All is well but for three blips of a second in which every call to the primary fails.',
    lastsMs: 75 * second,
    loads: [load],
    faults: [20, 38, 56].map((at) => outageOf('openai', at, at + 1)),
    thresholds: 'usual',
    goals: [
      { figure: 'failed', atMost: 0 },
      { figure: 'left', atMost: 0 },
      { figure: 'backupInHealthyTime', atMost: 1 },
    ],
  },
];
