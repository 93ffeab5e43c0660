import { expect, test, vi } from 'vitest';
import { type FaultOrder, startSimulator } from '../../../simulator/index.ts';
import { differences } from './differences.ts';
import type { Look } from './expected.ts';
import { formats } from './formats.ts';
import { observe } from './observe.ts';

const TEN_TOKENS = 'say {bytes:40}';
const CALL = 'say {bytes:16} & call lookup {"id":"123456"}';

const streams: readonly [text: string, order: FaultOrder, look: Look][] = [
  [TEN_TOKENS, { fault: 'cut', afterTokens: 0 }, { ended: 'broken', tokens: 0, finishes: 0 }],
  [TEN_TOKENS, { fault: 'cut', afterTokens: 99 }, { ended: 'broken', tokens: 10, finishes: 0 }],
  [TEN_TOKENS, { fault: 'end', afterTokens: 0 }, { ended: 'cleanly', tokens: 0, finishes: 0 }],
  [TEN_TOKENS, { fault: 'end', afterTokens: 99 }, { ended: 'cleanly', tokens: 10, finishes: 0 }],
  [TEN_TOKENS, { fault: 'end', afterTokens: 1, inside: 'call' }, { tokens: 10, finishes: 0 }],
  [CALL, { fault: 'end', afterTokens: 0, inside: 'call' }, { tokens: 4, finishes: 0 }],
  [CALL, { fault: 'cut', afterTokens: 1, inside: 'call' }, { ended: 'broken', tokens: 5, finishes: 0 }],
  [CALL, { fault: 'stall', afterTokens: 3, inside: 'call' }, { ended: 'gave-up', tokens: 7, finishes: 0 }],
];

const cases = Object.values(formats).flatMap((format) =>
  streams.map(([text, order, look]) => ({ format, text, order, look })),
);

test.each(cases)('$format.name: $order sends $look.tokens tokens', async ({ format, text, order, look }) => {
  await using simulator = await startSimulator();
  await simulator.fail(format.vendor, order);
  const url = simulator.baseUrl(format.vendor);
  const giveUpMs = look.ended === 'gave-up' ? 200 : 5_000;
  const seen = await observe({ url, format, text, stream: true, giveUpMs });
  expect(differences(seen, look)).toEqual([]);
  await vi.waitFor(async () => {
    expect(await simulator.requests()).toMatchObject([{ tokensSent: seen.tokens }]);
  });
});

const bodies: readonly [order: FaultOrder, look: Look][] = [
  [
    { fault: 'end', afterTokens: 5 },
    { ended: 'cleanly', text: [/^.{20}$/] },
  ],
  [
    { fault: 'cut', afterTokens: 10_000 },
    { ended: 'broken', text: [/^\{"/] },
  ],
  [
    { fault: 'form', as: 'stream' },
    { tokens: 10, dones: 1, headers: { 'content-type': /event-stream/ } },
  ],
];

test.each(
  Object.values(formats).flatMap((format) => bodies.map(([order, look]) => ({ format, order, look }))),
)('$format.name, JSON: $order', async ({ format, order, look }) => {
  await using simulator = await startSimulator();
  await simulator.fail(format.vendor, order);
  const url = simulator.baseUrl(format.vendor);
  const seen = await observe({ url, format, text: TEN_TOKENS, stream: false });
  expect(differences(seen, look)).toEqual([]);
});
