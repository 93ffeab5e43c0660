import type { Bench } from './bench.ts';

/** One number that is held: measured the same way each time, judged against a goal. */
export interface Figure {
  /** Stable: `call.latency.ratio`. */
  readonly name: string;
  readonly unit: 'ratio' | 'kB' | 'ms' | 'a minute';
  readonly goal: { readonly atMost: number } | { readonly atLeast: number };
  /** What is compared with what. */
  readonly about: string;
  measure(bench: Bench): Promise<number>;
}

export function holds({ goal }: Figure, value: number): boolean {
  return 'atMost' in goal ? value <= goal.atMost : value >= goal.atLeast;
}
