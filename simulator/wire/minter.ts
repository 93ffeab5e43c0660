import { randomBytes } from 'node:crypto';

const SEED_BYTES = 5;
const BASE = 36;

/** Ids that never repeat: a seed for the process, so that a restarted simulator does not either, and a count. */
export function createMinter(): (prefix: string, length: number) => string {
  const seed = randomBytes(SEED_BYTES).toString('hex');
  let count = 0;
  return (prefix, length) => {
    count += 1;
    return `${prefix}${seed}${count.toString(BASE).padStart(length - seed.length, '0')}`;
  };
}
