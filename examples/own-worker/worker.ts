// Your own worker with one line more: node examples/own-worker/worker.ts
import { fileURLToPath } from 'node:url';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import { NativeConnection, Worker } from '@temporalio/worker';
import { loadConfig, understudyPlugin } from '../../worker/index.ts';
import * as activities from './activities.ts';

const config = await loadConfig({ env: process.env });
if (config === undefined) throw new Error('write understudy.yaml, or name one with UNDERSTUDY_CONFIG');

const { connectionOptions, namespace = 'default' } = loadClientConnectConfig();
const connection = await NativeConnection.connect(connectionOptions);
const worker = await Worker.create({
  connection,
  namespace,
  taskQueue: 'tickets',
  workflowsPath: fileURLToPath(new URL('workflows.ts', import.meta.url)),
  activities,
  plugins: [understudyPlugin({ config })],
});
await worker.run();
await connection.close();
