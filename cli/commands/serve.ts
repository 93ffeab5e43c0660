import { InvalidArgumentError, type Command } from 'commander';
import { CommandError } from '../command-error.ts';
import type { Globals } from '../globals.ts';
import { oneLine } from '../one-line.ts';
import { socketAddress } from '../socket-address.ts';
import { untilStopped } from '../stop.ts';

interface ServeOptions {
  readonly config?: string;
  readonly taskQueue: string;
  readonly fleet: string | false;
  readonly metrics?: string;
  readonly port?: number;
  readonly anyPort?: true;
}

export function addServe(program: Command, { output }: Globals): void {
  program
    .command('serve')
    .description('Open the front door: the HTTP APIs that existing code speaks, in front of durable runs')
    .option('--config <file>', 'configuration; default: $UNDERSTUDY_CONFIG, else ./understudy.yaml')
    .option('--port <port>', 'instead of the configured one, or 8787; 0: any that is free', toPort)
    .option('--any-port', 'take any free port where that one is taken')
    .option('--task-queue <name>', 'task queue of the workers', 'understudy')
    .option(
      '--fleet <name>',
      'fleet of the workers: they share what they know of their targets',
      'understudy',
    )
    .option('--no-fleet', 'keep no health: calls go in the order of their routes')
    .option(
      '--metrics <address>',
      'serve Prometheus metrics of the attempts made here at this address; default: nowhere',
      socketAddress,
    )
    .action(async (options: ServeOptions) => {
      const out = output();
      const { isTaken, runDoor } = await import('../../worker/runDoor.ts');
      const door = await runDoor(options).catch((error: unknown) => {
        if (!isTaken(error)) throw error;
        throw new CommandError(
          `The front door can't listen: ${error.message}. Name another port with --port or in door.listen.`,
        );
      });
      out.say(`front door       ${door.url}`, { door: door.url });
      for (const line of [...oneLine(door.url), 'Ctrl-C closes it; runs go on.']) out.note(line);
      await untilStopped();
      await door.close();
    });
}

function toPort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('Give a port such as 8787.');
}
