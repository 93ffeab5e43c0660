import type { Exchange } from './exchange.ts';
import type { Step } from './step.ts';

export interface Progress {
  status(status: number): void;
  tokens(tokens: number): void;
}

/** Does the steps on a socket, until they end or the client goes away. */
export async function play(steps: readonly Step[], exchange: Exchange, progress: Progress): Promise<void> {
  const { response } = exchange;
  let pending = '';
  // Waits count from one start, so that late timers do not slow the stream down.
  let due = performance.now();
  const flush = async (): Promise<void> => {
    if (response.headersSent) response.flushHeaders();
    if (pending === '') return;
    const text = pending;
    pending = '';
    const written = new Promise<void>((resolve) => {
      response.write(text, () => {
        resolve();
      });
    });
    await Promise.race([written, exchange.closed]);
  };
  for (const step of steps) {
    if (exchange.isClosed) return;
    switch (step.do) {
      case 'head':
        response.writeHead(step.status, step.headers.flat());
        progress.status(step.status);
        break;
      case 'send':
        pending += step.text;
        progress.tokens(step.tokens);
        break;
      case 'wait':
        due += step.ms;
        if (due <= performance.now()) break;
        await flush();
        await sleep(due - performance.now(), exchange);
        break;
      case 'end':
        response.end(pending);
        await exchange.closed;
        return;
      case 'destroy':
        await flush();
        exchange.destroy(step.reset);
        return;
      case 'hang':
        await flush();
        while (step.beat !== undefined && !exchange.isClosed) {
          await sleep(step.beat.everyMs, exchange);
          pending = step.beat.text;
          await flush();
        }
        await exchange.closed;
        return;
    }
  }
}

async function sleep(ms: number, exchange: Exchange): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const elapsed = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([elapsed, exchange.closed]);
  clearTimeout(timer);
}
