import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

interface Holder {
  token: string;
  pid: number;
  host: string;
  /** Milliseconds since 1970. */
  since: number;
}

export interface LockOptions {
  /** Called about every 5 seconds while another process holds the lock. */
  onWait?: (holder: { pid: number; heldMs: number }) => void;
}

const pollMs = 250;
const reportMs = 5_000;
/** On another host (a shared home) or with a pid used again, only the age tells. Longer than any build. */
const forgottenMs = 30 * 60_000;

/**
 * Runs `work` while holding a lock file, waiting for another process that has it. The lock of a process that died
 * is taken over.
 */
export async function withLock<T>(
  path: string,
  work: () => Promise<T>,
  options: LockOptions = {},
): Promise<T> {
  await mkdir(dirname(path), { recursive: true });
  const token = await acquire(path, options);
  try {
    return await work();
  } finally {
    if ((await readHolder(path))?.token === token) await rm(path, { force: true });
  }
}

async function acquire(path: string, { onWait }: LockOptions): Promise<string> {
  const token = crypto.randomUUID();
  const ticket = `${path}.${token}`;
  let reportedAt = 0;
  for (;;) {
    // Linking a finished file: nobody ever reads a lock that is only half written.
    const mine: Holder = { token, pid: process.pid, host: hostname(), since: Date.now() };
    await writeFile(ticket, JSON.stringify(mine));
    try {
      await link(ticket, path);
      return token;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      await rm(ticket, { force: true });
    }

    const holder = await readHolder(path);
    if (holder === undefined) continue;
    if (isStale(holder)) {
      await takeAway(path, holder, ticket);
      continue;
    }
    if (Date.now() - reportedAt >= reportMs) {
      reportedAt = Date.now();
      onWait?.({ pid: holder.pid, heldMs: Date.now() - holder.since });
    }
    await sleep(pollMs);
  }
}

/** Of several waiters that see the same dead holder only one may remove it, and never its successor's lock. */
async function takeAway(path: string, stale: Holder, aside: string): Promise<void> {
  try {
    await rename(path, aside);
  } catch {
    return;
  }
  // A collision restores the lock; should even that come too late, two processes build at once, into two folders.
  if ((await readHolder(aside))?.token !== stale.token) await link(aside, path).catch(() => {});
  await rm(aside, { force: true });
}

async function readHolder(path: string): Promise<Holder | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Holder;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    return { token: '', pid: 0, host: '', since: 0 };
  }
}

function isStale({ pid, host, since }: Holder): boolean {
  if (Date.now() - since > forgottenMs) return true;
  if (host !== hostname()) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
