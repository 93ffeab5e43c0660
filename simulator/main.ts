import { parseArgs } from 'node:util';
import type { ProviderOptions } from './options.ts';
import { startSimulator } from './simulator.ts';
import type { VendorName } from './vendors/vendor.ts';

const PARENT_CHECK_MS = 500;

const { values } = parseArgs({
  options: {
    host: { type: 'string' },
    port: { type: 'string', default: '0' },
    /** `name:dialect`, or `name:dialect:port` for a port of its own; may be repeated. */
    provider: { type: 'string', multiple: true },
    'parent-pid': { type: 'string' },
  },
});

function providerOf(text: string): ProviderOptions {
  const [name = '', dialect = '', port] = text.split(':');
  // An unknown dialect is refused by startSimulator, which knows the list.
  return { name, dialect: dialect as VendorName, ...(port !== undefined && { port: Number(port) }) };
}

const simulator = await startSimulator({
  port: Number(values.port),
  ...(values.host !== undefined && { host: values.host }),
  ...(values.provider !== undefined && { providers: values.provider.map(providerOf) }),
});
process.stdout.write(`${JSON.stringify({ simulator: simulator.url })}\n`);

const end = (): void => {
  void simulator.stop().then(() => process.exit(0));
};
process.once('SIGTERM', end);
process.once('SIGINT', end);
// A simulator must not outlive the program that started it.
process.once('disconnect', end);
const parent = values['parent-pid'];
if (parent !== undefined) {
  setInterval(() => {
    if (!isAlive(Number(parent))) end();
  }, PARENT_CHECK_MS);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
