import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import { NativeConnection, type LogLevel } from '@temporalio/worker';
import { ConfigError, loadConfig, type Config } from './config/index.ts';
import { createWorker, defaultTaskQueue, type ToolActivities } from './createWorker.ts';
import { installRuntime } from './runtime.ts';

export interface WorkerOptions {
  /** Path of `understudy.yaml`; default: `UNDERSTUDY_CONFIG`, else `./understudy.yaml`. */
  readonly config?: string;
  /** Path of a module that exports the tools as functions. */
  readonly tools?: string;
  readonly taskQueue?: string;
  /** Workers of the same name share what they know of their targets' health; false: none is kept. */
  readonly fleet?: string | false;
  /** IP address and port where Prometheus finds `/metrics`; default: nowhere. */
  readonly metrics?: string;
}

/** Runs a worker until it is asked to stop (SIGTERM, SIGINT); running attempts get 10 s to finish. */
export async function runWorker(options: WorkerOptions): Promise<void> {
  const config = await configOf(options.config);
  installRuntime({
    logLevel: (process.env['UNDERSTUDY_LOG'] ?? 'WARN') as LogLevel,
    ...(options.metrics === undefined ? {} : { metrics: options.metrics }),
  });
  const { connectionOptions, namespace } = loadClientConnectConfig();
  const connection = await NativeConnection.connect(connectionOptions);
  const taskQueue = options.taskQueue ?? defaultTaskQueue;
  const worker = await createWorker({
    connection,
    config,
    taskQueue,
    ...(namespace === undefined ? {} : { namespace }),
    ...(options.fleet === undefined ? {} : { fleet: options.fleet === false ? null : options.fleet }),
    ...(options.tools === undefined ? {} : { tools: await toolsOf(options.tools) }),
  });
  process.stdout.write(`${JSON.stringify({ worker: taskQueue, pid: process.pid })}\n`);
  await worker.run();
  await connection.close();
}

/** The configuration that a process runs with; one has to be there. */
export async function configOf(file: string | undefined): Promise<Config> {
  const config = await loadConfig({ env: process.env, ...(file === undefined ? {} : { file }) });
  if (config !== undefined) return config;
  throw new ConfigError([], 'no configuration: write understudy.yaml, or name one with --config');
}

async function toolsOf(path: string): Promise<ToolActivities> {
  const module = (await import(pathToFileURL(resolve(path)).href)) as Record<string, unknown>;
  const functions = Object.entries(module).filter(([, value]) => typeof value === 'function');
  return Object.fromEntries(functions) as ToolActivities;
}
