import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { addAgent } from './commands/agent.ts';
import { addCall } from './commands/call.ts';
import { addConfig } from './commands/config.ts';
import { addDemo } from './commands/demo.ts';
import { addDoctor } from './commands/doctor.ts';
import { addDoor } from './commands/door.ts';
import { addDrain } from './commands/drain.ts';
import { addDrill } from './commands/drill.ts';
import { addExplain } from './commands/explain.ts';
import { addPin } from './commands/pin.ts';
import { addRelease } from './commands/release.ts';
import { addServe } from './commands/serve.ts';
import { addStatus } from './commands/status.ts';
import { addTrust } from './commands/trust.ts';
import { addUp } from './commands/up.ts';
import { addWire } from './commands/wire.ts';
import { addWorker } from './commands/worker.ts';
import { reportFailure } from './failure.ts';
import type { Globals } from './globals.ts';
import { outputTo } from './output.ts';

/** Every command adds itself. */
const commands: readonly ((program: Command, globals: Globals) => void)[] = [
  addUp,
  addDemo,
  addWorker,
  addServe,
  addCall,
  addAgent,
  addExplain,
  addStatus,
  addDrain,
  addTrust,
  addPin,
  addRelease,
  addDrill,
  addConfig,
  addDoctor,
  addDoor,
  addWire,
];

/** Runs the command line; the exit code is 0, 1 for a failed run, 2 for bad input. */
export async function main(argv: readonly string[]): Promise<void> {
  const program = new Command('understudy')
    .description('Durable LLM calls and agent runs that go on with a backup provider when theirs fails')
    .version(version())
    .option('--json', 'print NDJSON records on standard output; errors stay on standard error')
    .showHelpAfterError('(--help says what there is)')
    .exitOverride((error) => {
      process.exit(error.exitCode === 0 ? 0 : 2);
    });
  const output = () => outputTo(process.stdout, program.opts<{ json?: boolean }>().json === true);
  for (const add of commands) add(program, { output });
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // `understudy explain … | head -1`: the reader has what it wants.
    process.exit(error.code === 'EPIPE' ? process.exitCode : 1);
  });
  try {
    await program.parseAsync(argv);
  } catch (error) {
    process.exitCode = reportFailure(error, output());
  }
}

function version(): string {
  const up = import.meta.url.endsWith('.ts') ? '../package.json' : '../../package.json';
  const { version } = JSON.parse(readFileSync(new URL(up, import.meta.url), 'utf8')) as { version: string };
  return version;
}
