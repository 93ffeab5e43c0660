import { TransportError } from '@temporalio/worker';
import { expect, test } from 'vitest';
import { LiveWhenThere } from '../../../worker/door/live/when-there.ts';
import type { OpenLive } from '../../../worker/door/live/open.ts';
import { completeDelivery } from '../../../worker/door/delivery/complete.ts';

/** Opens as each of these says, the last one for ever; counts what is open. */
function opening(...tries: (() => Promise<OpenLive>)[]) {
  const unexpected: unknown[] = [];
  const live = new LiveWhenThere(
    () => (tries.length > 1 ? tries.shift() : tries[0])?.() ?? Promise.reject(new Error('no try')),
    (error) => unexpected.push(error),
  );
  return { live, unexpected };
}

function anOpenLive() {
  const { promise: ended, reject: lose } = Promise.withResolvers<void>();
  const delivery = completeDelivery(1000);
  let closed = 0;
  const close = async () => void (closed += 1);
  return { open: async () => ({ delivery, ended, close }), delivery, lose, closed: () => closed };
}

const away = () => Promise.reject(new TransportError('refused'));

test('what Temporal is away for comes when it is back, and nobody is told of that', async () => {
  const there = anOpenLive();
  const { live, unexpected } = opening(away, there.open);
  await live.begin();
  expect(live.delivery).toBeUndefined();
  await expect.poll(() => live.delivery, { timeout: 10_000 }).toBe(there.delivery);
  await live.close();
  expect([live.delivery, there.closed(), unexpected]).toEqual([undefined, 1, []]);
});

test('what is lost is closed and opened anew', async () => {
  const [first, second] = [anOpenLive(), anOpenLive()];
  const { live, unexpected } = opening(first.open, second.open);
  const loss = new Error('the worker failed');
  await live.begin();
  expect(live.delivery).toBe(first.delivery);
  first.lose(loss);
  await expect.poll(() => live.delivery, { timeout: 10_000 }).toBe(second.delivery);
  expect([first.closed(), second.closed(), unexpected]).toEqual([1, 0, [loss]]);
  await live.close();
  expect([first.closed(), second.closed()]).toEqual([1, 1]);
});

test('what no other try mends is told, once', async () => {
  const { live, unexpected } = opening(
    () => Promise.reject(new Error('no such namespace')),
    () => Promise.reject(new Error('no such namespace')),
    away,
  );
  await live.begin();
  await expect.poll(() => unexpected, { timeout: 10_000 }).toHaveLength(1);
  await live.close();
});

test('what opens after the end is closed', async () => {
  const there = anOpenLive();
  const { promise, resolve } = Promise.withResolvers<OpenLive>();
  const { live } = opening(() => promise);
  const begun = live.begin();
  await live.close();
  resolve(await there.open());
  await begun;
  await expect.poll(there.closed).toBe(1);
  expect(live.delivery).toBeUndefined();
});
