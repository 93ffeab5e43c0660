import type { Command } from 'commander';
import { runWorker } from '../../worker/runWorker.ts';

export function addWorker(program: Command): void {
  program
    .command('worker')
    .description('Run a worker until it is told to stop (Ctrl-C)')
    .option('--config <file>', 'configuration; default: $UNDERSTUDY_CONFIG, else ./understudy.yaml')
    .option('--tools <module>', 'module that exports the tools as functions')
    .option('--task-queue <name>', 'task queue', 'understudy')
    .action((options: { config?: string; tools?: string; taskQueue: string }) => runWorker(options));
}
