import type { Finding } from '../finding.ts';
import { child } from '../place.ts';
import type { Place } from '../place.ts';
import { unknownTargets } from './unknown-targets.ts';

/** A rate is for a target of some route; anything else prices nothing. */
export function checkPrices(root: Place): Finding[] {
  return unknownTargets(root, child(root, 'prices'));
}
