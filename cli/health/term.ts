import { userInfo } from 'node:os';
import type { Command } from 'commander';
import { overrideMs } from '../../domain/health/operator/override.ts';
import { durationMs } from '../duration.ts';
import { CommandError } from '../command-error.ts';

/** What every order has: a fleet, a reason and an author. */
export interface AuthorOptions {
  readonly fleet: string;
  readonly reason: string;
  readonly by?: string;
}

export interface TermOptions extends AuthorOptions {
  readonly for: number;
}

export function fleetOption(command: Command): Command {
  return command.option('--fleet <name>', 'fleet of the workers', 'understudy');
}

export function authorOptions(command: Command): Command {
  return fleetOption(command)
    .requiredOption('--reason <text>', 'why: it stands in status and in history, so nothing secret')
    .option('--by <name>', 'who orders it; default: the user of this computer');
}

/** With an end: whatever is ordered ends by itself. */
export function termOptions(command: Command): Command {
  return authorOptions(command).option(
    '--for <duration>',
    'it ends by itself after that; 1d at most',
    durationMs,
    overrideMs.usual,
  );
}

/** Who gives the order. */
export function authorOf({ by }: { readonly by?: string }): string {
  if (by !== undefined) return by;
  try {
    return userInfo().username;
  } catch {
    // A container may run as a user without a name.
    throw new CommandError('Nobody knows who orders it: the user has no name here. Give --by <name>.', 2);
  }
}

/** The part of an order that says who, why and how long. */
export function termOf(options: TermOptions, now: number) {
  return { by: authorOf(options), reason: options.reason, at: now, until: now + options.for };
}
