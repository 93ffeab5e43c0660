/** Resolves when the process is asked to stop: Ctrl-C, SIGTERM, or the terminal closes. */
export function untilStopped(): Promise<undefined> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.once(signal, () => resolve(undefined));
  });
}
