import type { Output } from './output.ts';

/** What every command has: options of the program itself, read when the command runs. */
export interface Globals {
  readonly output: () => Output;
}
