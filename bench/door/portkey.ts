import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { spawnSupervised } from '../../devserver/index.ts';
import { choosePorts } from '../../devserver/ports.ts';
import type { Way } from './way.ts';

/** Later versions of what it is built on refuse how it changes a response's headers. */
const manifest = {
  private: true,
  dependencies: { '@portkey-ai/gateway': '1.15.2' },
  overrides: { hono: '4.9.7', '@hono/node-server': '1.13.8' },
};

/** Installs Portkey's gateway into a folder of its own, gone at the end, and starts it before a provider. */
export async function openPortkey(provider: Way, parts: AsyncDisposableStack): Promise<Way> {
  const folder = await mkdtemp(join(tmpdir(), 'understudy-portkey-'));
  parts.defer(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  await promisify(execFile)('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], {
    cwd: folder,
  });
  const { http: port } = await choosePorts(1);
  const main = join(folder, 'node_modules/@portkey-ai/gateway/build/start-server.js');
  const gateway = parts.use(
    await spawnSupervised(process.execPath, [main, '--headless', `--port=${port}`], {
      readyWhen: ({ text }) => text.includes('Ready for connections'),
    }),
  );
  await gateway.ready;
  return {
    ...provider,
    name: 'Portkey',
    baseUrl: `http://127.0.0.1:${port}/v1`,
    headers: { 'x-portkey-provider': 'openai', 'x-portkey-custom-host': provider.baseUrl },
  };
}
