import { InvalidArgumentError } from 'commander';
import { parseShare } from '../worker/config/share.ts';

/** An option's share in (0, 1]. */
export function shareOf(text: string): number {
  const share = parseShare(text) ?? parseShare(Number(text)) ?? 0;
  if (!(share > 0 && share <= 1)) throw new InvalidArgumentError('Give a percentage such as 10%, above 0%.');
  return share;
}
