import { loadClientConnectConfig } from '@temporalio/envconfig';
import { NativeConnection, type LogLevel } from '@temporalio/worker';
import { defaultTaskQueue } from './createWorker.ts';
import { connectDoor } from './door/connect.ts';
import { openDoor, type Door } from './door/door.ts';
import { configOf } from './runWorker.ts';
import { installRuntime } from './runtime.ts';

export interface RunDoorOptions {
  /** Path of `understudy.yaml`; default: `UNDERSTUDY_CONFIG`, else `./understudy.yaml`. */
  readonly config?: string;
  readonly taskQueue?: string;
  /** As for a worker. */
  readonly fleet?: string | false;
  /** As for a worker: of the attempts that this process makes. */
  readonly metrics?: string;
  /** Instead of the configured one; 0: any that is free. */
  readonly port?: number;
  /** Where the port is taken, any that is free is as good. */
  readonly anyPort?: boolean;
}

/** Opens the front door on the Temporal server of the environment, whether that is up yet or not. */
export async function runDoor(options: RunDoorOptions): Promise<Door> {
  const config = await configOf(options.config);
  const { connectionOptions, namespace = 'default' } = loadClientConnectConfig();
  const { taskQueue = defaultTaskQueue, fleet, metrics, port, anyPort = false } = options;
  installRuntime({
    logLevel: (process.env['UNDERSTUDY_LOG'] ?? 'WARN') as LogLevel,
    // Requests that are under way need the attempts: those end after the door has closed.
    shutdownSignals: [],
    ...(metrics === undefined ? {} : { metrics }),
  });
  const setup = {
    config,
    client: connectDoor(connectionOptions, namespace),
    connect: () => NativeConnection.connect(connectionOptions),
    taskQueue,
    ...(fleet === undefined ? {} : { fleet: fleet === false ? null : fleet }),
  };
  try {
    return await openDoor({ ...setup, ...(port === undefined ? {} : { port }) });
  } catch (error) {
    if (!anyPort || !isTaken(error)) throw error;
    return openDoor({ ...setup, port: 0 });
  }
}

/** Whether somebody else listens there. */
export function isTaken(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
