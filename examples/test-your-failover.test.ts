// A test of one's own failover, with simulated providers instead of real ones. It needs a Temporal server:
// node --test examples/test-your-failover.test.ts
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { Client } from '@temporalio/client';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import { NativeConnection } from '@temporalio/worker';
import { Understudy } from '../client/index.ts';
import { startSimulator } from '../simulator/index.ts';
import { createWorker, parseConfig } from '../worker/index.ts';

await test('when openai breaks off in mid-answer, anthropic answers from the same conversation', async () => {
  await using simulator = await startSimulator();
  const parsed = parseConfig(
    `
providers:
  openai: { kind: openai, baseUrl: '${simulator.baseUrl('openai')}', apiKeyEnv: KEY }
  anthropic: { kind: anthropic, baseUrl: '${simulator.baseUrl('anthropic')}', apiKeyEnv: KEY }
routes:
  support: { targets: [openai/gpt-5.6-sol, anthropic/claude-opus-5-5], retry: { attempts: 1 } }
`,
    { source: 'test', env: { KEY: 'simulated' } },
  );
  assert.ok(parsed.ok);
  const { connectionOptions } = loadClientConnectConfig();
  const connection = await NativeConnection.connect(connectionOptions);
  // A queue and a fleet of its own: what this test breaks concerns nobody else.
  const name = `failover-${randomUUID()}`;
  const worker = await createWorker({ connection, config: parsed.config, taskQueue: name, fleet: name });
  const understudy = new Understudy(new Client({ connection }), { taskQueue: name });

  await worker.runUntil(async () => {
    await simulator.fail('openai', { fault: 'cut', afterTokens: 3 });
    const answer = await understudy.call({ route: 'support', messages: 'Where is my order?' });
    assert.equal(answer.answeredBy, 'anthropic/claude-opus-5-5');
    assert.deepEqual(
      answer.attempts.map(({ target, outcome }) => [target, outcome]),
      [
        ['openai/gpt-5.6-sol', 'TruncatedStream'],
        ['anthropic/claude-opus-5-5', 'ok'],
      ],
    );
    // What each provider was really sent, and what it made of it.
    const seen = await simulator.requests();
    assert.deepEqual(
      seen.map(({ provider, violation }) => [provider, violation]),
      [
        ['openai', null],
        ['anthropic', null],
      ],
    );
  });
  await connection.close();
});
