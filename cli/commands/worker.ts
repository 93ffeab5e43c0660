import type { Command } from 'commander';
import { noServer } from '../no-server.ts';
import { socketAddress } from '../socket-address.ts';
import { toolsModule } from '../tools-module.ts';

interface WorkerCommandOptions {
  readonly config?: string;
  readonly tools?: string;
  readonly taskQueue: string;
  readonly fleet: string | false;
  readonly metrics?: string;
}

export function addWorker(program: Command): void {
  program
    .command('worker')
    .description('Run a worker until it is told to stop (Ctrl-C)')
    .option('--config <file>', 'configuration; default: $UNDERSTUDY_CONFIG, else ./understudy.yaml')
    .option('--tools <module>', 'module that exports the tools as functions')
    .option('--task-queue <name>', 'task queue', 'understudy')
    .option('--fleet <name>', 'workers of the same fleet share what they know of their targets', 'understudy')
    .option('--no-fleet', 'keep no health: calls go in the order of their routes')
    .option(
      '--metrics <address>',
      'serve Prometheus metrics at this address, such as 127.0.0.1:9464; default: nowhere',
      socketAddress,
    )
    .action(async ({ tools, ...options }: WorkerCommandOptions) => {
      const module = tools === undefined ? {} : { tools: toolsModule(tools) };
      const { runWorker } = await import('../../worker/runWorker.ts');
      try {
        await runWorker({ ...options, ...module });
      } catch (error) {
        if (!(error instanceof Error && error.name === 'TransportError')) throw error;
        const { loadClientConnectConfig } = await import('@temporalio/envconfig');
        const { address = '127.0.0.1:7233' } = loadClientConnectConfig().connectionOptions;
        throw noServer(address, error);
      }
    });
}
