import { NativeConnection } from '@temporalio/worker';
import { expect, inject, test } from 'vitest';
import { connectDoor } from '../../../worker/door/connect.ts';
import { openStand } from './door.ts';
import { openProxy } from './proxy.ts';

test('a door that was there before Temporal sends words as they come when that is up', async () => {
  const { address, namespace } = inject('temporal');
  await using proxy = await openProxy(address);
  await proxy.cut();
  await using stand = await openStand({
    setup: {
      client: connectDoor({ address: proxy.address }, namespace),
      connect: () => NativeConnection.connect({ address: proxy.address }),
    },
  });
  const ask = () =>
    fetch(`${stand.url}/v1/chat/completions`, {
      method: 'POST',
      headers: { 'x-understudy-stream': 'live' },
      body: JSON.stringify({
        model: 'gpt-4o',
        stream: true,
        messages: [{ role: 'user', content: 'say one two three' }],
      }),
    });
  expect((await ask()).status).toBe(503);
  await proxy.mend();
  // The head of an answer that was sent whole names its switches.
  const isLive = async () => {
    const response = await ask();
    const text = await response.text();
    return (
      response.status === 200 && text.includes('[DONE]') && !response.headers.has('x-understudy-switches')
    );
  };
  await expect.poll(isLive, { timeout: 30_000 }).toBe(true);
});
