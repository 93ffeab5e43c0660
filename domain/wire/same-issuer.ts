import type { Native } from '../conversation/message.ts';
import type { TargetProfile } from './profile.ts';

/** Whether a payload may go back to this target: signatures and encrypted reasoning are bound to their issuer. */
export function isIssuer({ affinity }: Native, { format, target }: TargetProfile): boolean {
  return affinity.api === format && affinity.target === target;
}
