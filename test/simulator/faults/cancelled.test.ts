import { expect, test, vi } from 'vitest';
import { type FaultOrder, startSimulator } from '../../../simulator/index.ts';
import { formats } from './formats.ts';
import { observe } from './observe.ts';

const AFTER_MS = 200;
/** Clocks of both sides, and the way there. */
const TOLERANCE_MS = 100;

const orders: readonly FaultOrder[] = [
  { fault: 'silence', before: 'headers' },
  { fault: 'stall', afterTokens: 2 },
  { fault: 'stall', afterTokens: 2, keepAlive: 'event', everyMs: 20 },
  { fault: 'slow', tokensPerSecond: 10 },
];

const cases = Object.values(formats).flatMap((format) =>
  orders.flatMap((order) => [true, false].map((stream) => ({ format, order, stream }))),
);

test.concurrent.each(cases)(
  'the record says when the client closed: $format.name, stream $stream, $order',
  async ({ format, order, stream }) => {
    await using simulator = await startSimulator();
    await simulator.fail(format.vendor, order);
    const url = simulator.baseUrl(format.vendor);
    const started = performance.now();
    const seen = await observe({ url, format, text: 'say {bytes:40}', stream, giveUpMs: AFTER_MS });
    const tookMs = performance.now() - started;
    expect(seen.ended).toBe('gave-up');
    const request = await vi.waitFor(async () => {
      const [request] = await simulator.requests();
      if (request === undefined || request.endedAt === null) throw new Error('it goes on');
      return { ...request, afterMs: request.endedAt - request.at };
    });
    expect(request).toMatchObject({ closedByClient: true, outcome: `fault:${order.fault}` });
    expect(request.afterMs).toBeLessThan(tookMs + TOLERANCE_MS);
    expect(request.afterMs).toBeGreaterThan(AFTER_MS - TOLERANCE_MS);
  },
);

test('a request that a client closes without a fault is one the client closed', async () => {
  await using simulator = await startSimulator({
    providers: [{ name: 'openai', dialect: 'openai', firstTokenMs: 5_000 }],
  });
  const url = simulator.baseUrl('openai');
  const format = formats['openai-chat'];
  await observe({ url, format, text: 'Hello', stream: false, giveUpMs: 50 });
  await vi.waitFor(async () => {
    expect(await simulator.requests()).toMatchObject([
      { outcome: 'client-closed', closedByClient: true, endedAt: expect.any(Number) as number },
    ]);
  });
});
