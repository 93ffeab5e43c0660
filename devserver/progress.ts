import type { SourceName } from './temporal-server.ts';

/** One line on the way to a server. */
export interface Progress {
  step: SourceName | 'start';
  state: 'trying' | 'skipped' | 'found' | 'working' | 'done' | 'failed';
  /** What it does and how long that takes, for people. */
  text: string;
  /** Milliseconds since `resolveServer` was called. */
  elapsedMs: number;
}

export type OnProgress = (line: Progress) => void;

/** Reports a line of one step. */
export type Say = (state: Progress['state'], text: string) => void;

export function progressSince(startedAt: number, onProgress: OnProgress | undefined) {
  return (step: Progress['step']): Say =>
    (state, text) =>
      onProgress?.({ step, state, text, elapsedMs: Math.round(performance.now() - startedAt) });
}
