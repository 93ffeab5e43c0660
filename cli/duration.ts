import { InvalidArgumentError } from 'commander';
import { parseDuration } from '../worker/config/duration.ts';

/** An option's duration in ms. */
export function durationMs(text: string): number {
  const ms = parseDuration(text);
  if (ms === undefined) throw new InvalidArgumentError('Give a duration such as 500ms, 30s or 5m.');
  return ms;
}
