import { setTimeout as sleep } from 'node:timers/promises';

/** A terminal that is drawn over and over. */
export interface Screen extends Disposable {
  draw(lines: readonly string[]): void;
}

const escape = '\u001b[';

/** On a terminal a page of its own, which is gone afterwards; elsewhere one block after the other. */
export function openScreen(stream: Pick<NodeJS.WriteStream, 'isTTY' | 'columns' | 'rows' | 'write'>): Screen {
  if (!stream.isTTY)
    return {
      draw: (lines) => void stream.write(`${lines.join('\n')}\n\n`),
      [Symbol.dispose]: () => undefined,
    };
  stream.write(`${escape}?1049h${escape}?25l`);
  return {
    draw: (lines) => void stream.write(`${escape}H${page(lines, stream)}${escape}J`),
    [Symbol.dispose]: () => void stream.write(`${escape}?25h${escape}?1049l`),
  };
}

/** What fits: a line that wraps would push the page away. */
export function page(
  lines: readonly string[],
  { columns, rows }: { readonly columns: number; readonly rows: number },
): string {
  return lines
    .slice(0, Math.max(1, rows - 1))
    .map((line) => `${line.slice(0, columns)}${escape}K\n`)
    .join('');
}

/** Looks every second, until something was found or it is told to stop: then nothing was. */
export async function everySecond<Found>(
  stopped: Promise<unknown>,
  look: () => Promise<Found | undefined>,
): Promise<Found | undefined> {
  const stop = new AbortController();
  void stopped.then(() => stop.abort());
  while (!stop.signal.aborted) {
    const found = await look();
    if (found !== undefined) return found;
    await sleep(1000, undefined, { signal: stop.signal }).catch(() => undefined);
  }
  return undefined;
}
