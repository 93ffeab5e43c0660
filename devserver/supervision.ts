/**
 * What `supervised.ts` (in our process) and `supervisor.ts` (the process in between) say to each other.
 *
 * Down the supervisor's stdin: one JSON line with the `Assignment`, then nothing. Its end means "stop", whether
 * we closed it or died. Up file descriptor 3: one JSON `Report` a line.
 */
export interface Assignment {
  command: string;
  args: string[];
  env: Record<string, string>;
  cwd: string;
  /** How long the process may take to end after SIGTERM before it gets SIGKILL, in milliseconds. */
  graceMs: number;
}

/** How a process ended: exactly one of the two is set. */
export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export type Report =
  | { kind: 'started'; pid: number }
  | { kind: 'failed'; message: string }
  | ({ kind: 'exited' } & Exit);

export const reportFd = 3;
