import type { Scenario } from '../scenario.ts';
import { healthy } from './healthy.rows.ts';
import { others } from './others.rows.ts';
import { outages } from './outages.rows.ts';
import { returns } from './returns.rows.ts';

/** Every scenario, in the order in which they are played. */
export const scenarios: readonly Scenario[] = [...healthy, ...outages, ...returns, ...others];
