import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { embeddedConfig } from '../../../cli/stage/embedded.ts';
import { startSimulator } from '../../../simulator/index.ts';
import { isAlive } from './is-alive.ts';
import { answers, freePort, take } from './port.ts';
import { openShell, records, type Shell } from './shell.ts';
import { openUp } from './up.ts';

let shell: Shell;
beforeAll(async () => {
  shell = await openShell();
});
afterAll(() => shell[Symbol.asyncDispose]());

test('up says what is up, also its metrics, and what to type', async () => {
  const metrics = `127.0.0.1:${await freePort()}`;
  await using up = await openUp(shell, ['--metrics', metrics]);
  expect(up.stdout()).toContain(`Temporal server  ${inject('temporal').address}`);
  expect(up.stdout()).toMatch(/^simulator +http:\/\/127\.0\.0\.1:\d+ \(no real provider is asked\)$/m);
  expect(up.stdout()).toMatch(/^worker +pid \d+$/m);
  expect(up.stdout()).toContain(`metrics          http://${metrics}/metrics`);
  expect((await fetch(`http://${metrics}/metrics`)).status).toBe(200);
  const [, door = ''] = /^front door +(http:\/\/127\.0\.0\.1:\d+)$/m.exec(up.stdout()) ?? [];
  expect(up.stdout()).toContain(`base_url="${door}/v1"`);
  const body = JSON.stringify({ model: 'gpt-4o', messages: [{ role: 'user', content: 'Hello' }] });
  const answer = await fetch(`${door}/v1/chat/completions`, { method: 'POST', body });
  expect(await answer.json()).toMatchObject({ object: 'chat.completion', model: 'openai/gpt-5.6-sol' });
  const streamed = await fetch(`${door}/v1/chat/completions`, {
    method: 'POST',
    headers: { 'x-understudy-stream': 'live' },
    body: JSON.stringify({ ...JSON.parse(body), stream: true }),
  });
  // Its head left before the run's end, which alone knows of switches.
  expect(streamed.headers.get('x-understudy-target')).toBe('openai/gpt-5.6-sol');
  expect(streamed.headers.has('x-understudy-switches')).toBe(false);
  expect(await streamed.text()).toContain('[DONE]');
  expect(up.stdout()).toContain('npm run understudy -- call "Hello"');
  expect(up.stderr()).toBe('');
});

test('up keeps vendors’ keys from its workers, takes another port, and Ctrl-C ends everything', async () => {
  const tools = join(shell.folder, 'tools.ts');
  await writeFile(
    tools,
    `const keys = async () => ({ customer: String(process.env.OPENAI_API_KEY), payment: 'p', amount: '1', refund: 'r' });
export const lookup_order = keys, refund_payment = keys, send_receipt = keys;\n`,
  );
  await using taken = await take(4100);
  const env = { OPENAI_API_KEY: 'real', ANTHROPIC_API_KEY: 'real', OPENAI_BASE_URL: 'http://127.0.0.1:9' };
  await using up = shell.background(['up', '--json', '--tools', tools], { env });
  await up.until('stdout', '"worker":');
  const said = records(up.stdout());
  const simulator = new URL(String(said.find((record) => 'simulator' in record)?.['simulator']));
  const worker = Number(said.find((record) => 'worker' in record)?.['worker']);
  expect(taken.port).toBe(4100);
  expect(simulator.port).not.toBe('4100');
  expect(await answers(Number(simulator.port))).toBe(true);
  expect(isAlive(worker)).toBe(true);

  const run = await shell.understudy(['agent', 'start', 'refunds', 'Please refund order=4711.', '--json']);
  expect(run).toMatchObject({ code: 0, stderr: '' });
  const id = String(records(run.stdout)[0]?.['id']);
  const transcript = await shell.understudy(['agent', 'transcript', id]);
  expect(transcript.stdout).toContain('"customer":"undefined"');

  const signalledAt = Date.now();
  up.process.kill('SIGINT');
  expect(await up.exited).toBe(0);
  expect(Date.now() - signalledAt).toBeLessThan(15_000);
  expect(isAlive(worker)).toBe(false);
  expect(await answers(Number(simulator.port))).toBe(false);
});

test('serve opens the door alone, names a taken port, and closes it when told', async () => {
  const config = join(shell.folder, 'door.yaml');
  await writeFile(config, embeddedConfig({ openai: 'http://127.0.0.1:9', anthropic: 'http://127.0.0.1:9' }));
  const env = { UNDERSTUDY_SIMULATOR_KEY: 'simulated' };
  await using serve = shell.background(['serve', '--config', config, '--port', '0'], { env });
  await serve.until('stdout', 'runs go on.');
  const [, url = ''] = /^front door +(\S+)$/m.exec(serve.stdout()) ?? [];
  expect(serve.stdout()).toContain(`base_url="${url}/v1"`);
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  const port = new URL(url).port;
  const second = await shell.understudy(['serve', '--config', config, '--port', port], { env });
  expect(second).toMatchObject({ code: 1, stderr: expect.stringContaining('Name another port with --port') });
  serve.process.kill('SIGTERM');
  expect(await serve.exited).toBe(0);
});

test('serve that is told to stop sends the stream under way to its end', async () => {
  await using simulator = await startSimulator({
    providers: [
      { name: 'openai', dialect: 'openai', tokensPerSecond: 4 },
      { name: 'anthropic', dialect: 'anthropic' },
    ],
  });
  const config = join(shell.folder, 'streaming.yaml');
  const urls = { openai: simulator.baseUrl('openai'), anthropic: simulator.baseUrl('anthropic') };
  await writeFile(config, embeddedConfig(urls));
  const env = { UNDERSTUDY_SIMULATOR_KEY: 'simulated' };
  const common = ['--config', config, '--task-queue', 'streaming', '--no-fleet'];
  await using worker = shell.background(['worker', ...common], { env });
  await worker.until('stdout', '"worker":');
  await using serve = shell.background(['serve', ...common, '--port', '0'], { env });
  await serve.until('stdout', 'runs go on.');
  const [, url = ''] = /^front door +(\S+)$/m.exec(serve.stdout()) ?? [];
  const response = await fetch(`${url}/v1/chat/completions`, {
    method: 'POST',
    headers: { 'x-understudy-stream': 'live' },
    body: JSON.stringify({
      model: 'support',
      stream: true,
      messages: [{ role: 'user', content: 'say one two three four five six' }],
    }),
  });
  serve.process.kill('SIGTERM');
  const text = await response.text();
  const words = [...text.matchAll(/"content":"([^"]+)"/g)].map(([, word]) => word);
  expect(words.join('')).toBe('one two three four five six');
  expect(text.trimEnd()).toMatch(/\[DONE\]$/);
  expect(await serve.exited).toBe(0);
  // It was the one attempt: nobody had to make it again.
  expect(await simulator.requests()).toHaveLength(1);
});

test('up ends with an error when its worker is lost', async () => {
  await using up = shell.background(['up', '--json']);
  await up.until('stdout', '"worker":');
  const worker = records(up.stdout()).find((record) => 'worker' in record)?.['worker'];
  process.kill(Number(worker), 'SIGKILL');
  expect(await up.exited).toBe(1);
  expect(up.stderr()).toContain('The worker ended by itself (SIGKILL).');
});
