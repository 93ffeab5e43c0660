import { connectSimulator, type SimulatorClient } from '../../../simulator/index.ts';
import type { Background, Shell } from './shell.ts';

/** `understudy up` with everything up. */
export interface Up extends Background {
  readonly simulator: SimulatorClient;
}

/** Dispose it before its shell. */
export async function openUp(shell: Shell, args: readonly string[] = []): Promise<Up> {
  const up = shell.background(['up', ...args]);
  await up.until('stdout', 'Ctrl-C ends everything.');
  const url = /^simulator +(\S+)/m.exec(up.stdout())?.[1] ?? '';
  return { ...up, simulator: connectSimulator(url) };
}
