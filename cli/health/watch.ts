import { setTimeout as sleep } from 'node:timers/promises';

/** A terminal that is drawn over and over. */
export interface Screen extends Disposable {
  draw(lines: readonly string[]): void;
}

const escape = '\u001b[';

/** On a terminal a page of its own, which is gone afterwards; elsewhere one block after the other. */
export function openScreen(stream: NodeJS.WriteStream): Screen {
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

/** Does something every second, until it is told to stop. */
export async function everySecond(stopped: Promise<unknown>, act: () => Promise<void>): Promise<void> {
  const stop = new AbortController();
  void stopped.then(() => stop.abort());
  while (!stop.signal.aborted) {
    await act();
    await sleep(1000, undefined, { signal: stop.signal }).catch(() => undefined);
  }
}
