import type { Simulator } from '../../simulator/index.ts';
import type { Scenario } from './scenario.ts';
import { backup, primary, weak } from './targets.ts';

/** Where `short` is said, a return is as quick as the bounds allow; the other three thresholds are the usual ones. */
export const shortened = 'returnAfter: 3s, rampStep: 2s, probeEvery: 1s';

/** Three routes that share a primary, over simulated providers. */
export function scenarioConfig(simulator: Simulator, thresholds: Scenario['thresholds']): string {
  return `
providers:
  openai: { kind: openai, baseUrl: '${simulator.baseUrl('openai')}', apiKeyEnv: UNDERSTUDY_SIMULATOR_KEY }
  anthropic: { kind: anthropic, baseUrl: '${simulator.baseUrl('anthropic')}', apiKeyEnv: UNDERSTUDY_SIMULATOR_KEY }
  weak: { kind: openai, baseUrl: '${simulator.baseUrl('weak')}', apiKeyEnv: UNDERSTUDY_SIMULATOR_KEY }
routes:
  steady:
    targets: [${primary}, ${backup}]
  impatient:
    targets: [${primary}, ${backup}]
    failover: { afterFailures: 3, within: 30s, ofCalls: 10% }
  weak-backup:
    targets: [${primary}, ${weak}]
health: {${thresholds === 'short' ? ` ${shortened} ` : ''}}
`;
}
