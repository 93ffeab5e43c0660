/** The queue of the attempts that a front door makes in its own process, for the runs of this queue. */
export function doorQueue(taskQueue: string, door: string): string {
  return `${taskQueue}-door-${door}`;
}
