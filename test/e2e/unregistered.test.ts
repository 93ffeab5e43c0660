import { afterAll, beforeAll, expect, test } from 'vitest';
import { resolveServer, type TemporalServer } from '../../devserver/index.ts';
import { openTroupe, type Troupe } from './troupe.ts';

let server: TemporalServer;
let troupe: Troupe;

beforeAll(async () => {
  const { TEMPORAL_ADDRESS: _, ...env } = process.env;
  server = await resolveServer({ env, ui: false });
  troupe = await openTroupe({ server });
});
afterAll(async () => {
  await troupe[Symbol.asyncDispose]();
  await server.stop();
});

test('where the namespace lacks our search attributes, runs go without them instead of blocking', async () => {
  await troupe.simulator.fail('openai', { fault: 'status', status: 503 });
  const run = await troupe.understudy.startCall({ route: 'support', messages: 'Hello' });
  expect((await run.result()).switches).toHaveLength(1);
  const { searchAttributes } = await troupe.client.workflow.getHandle(run.id).describe();
  expect(Object.keys(searchAttributes).filter((name) => name.startsWith('Llm'))).toEqual([]);
});
