import { NativeConnection } from '@temporalio/worker';
import { connectDoor } from '../../worker/door/connect.ts';
import { openDoor } from '../../worker/door/door.ts';
import { installRuntime } from '../../worker/runtime.ts';
import { parseBenchConfig } from '../config.ts';

/** A door in a process of its own: the Temporal server's address, the runs' queue, and the providers' base URLs. */
const [address = '', taskQueue = '', openai = '', anthropic = ''] = process.argv.slice(2);

installRuntime({ logLevel: 'ERROR' });
const door = await openDoor({
  config: parseBenchConfig({ openai, anthropic }),
  client: connectDoor({ address }, 'default'),
  connect: () => NativeConnection.connect({ address }),
  taskQueue,
  port: 0,
});
process.stdout.write(`${JSON.stringify({ door: door.url })}\n`);
