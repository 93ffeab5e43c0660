import type { Environment } from '../config.ts';
import type { Finding } from '../finding.ts';
import type { Place } from '../place.ts';
import { checkDoor } from './door.ts';
import { checkFailover } from './failover.ts';
import { checkHealth } from './health.ts';
import { checkLimits } from './limits.ts';
import { checkModels } from './models.ts';
import { checkNames } from './names.ts';
import { checkPrices } from './prices.ts';
import { checkPolicy } from './policy.ts';
import { checkPresence } from './presence.ts';
import { checkProviders } from './providers.ts';
import { checkReferences } from './references.ts';
import { checkRetry } from './retry.ts';
import { checkToolTargets } from './tool-targets.ts';
import { checkTargets } from './targets.ts';
import { checkTenants } from './tenants.ts';
import { checkThroughput } from './throughput.ts';
import { checkTools } from './tools.ts';

/** What a file must hold beyond its form. Each check copes with any value, so that all of them run on any file. */
export const checks: readonly ((root: Place, env: Environment) => Finding[])[] = [
  checkPresence,
  checkNames,
  checkProviders,
  checkReferences,
  checkLimits,
  checkThroughput,
  checkTargets,
  checkRetry,
  checkPolicy,
  checkTools,
  checkPrices,
  checkToolTargets,
  checkHealth,
  checkFailover,
  checkDoor,
  checkModels,
  checkTenants,
];
