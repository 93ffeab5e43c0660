/**
 * Now, in ms since the epoch as the process began to count it, by a clock that nobody sets: a process whose computer's
 * time is put back would say nothing until then.
 */
export function steadyNow(): number {
  return Math.round(performance.timeOrigin + performance.now());
}
