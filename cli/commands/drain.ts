import { Option, type Command } from 'commander';
import { durationMs } from '../duration.ts';
import type { Globals } from '../globals.ts';
import { termOf, termOptions, type TermOptions } from '../health/term.ts';
import { invocation } from '../invocation.ts';

interface DrainOptions extends TermOptions {
  readonly over: number;
  readonly now?: boolean;
}

export function addDrain(program: Command, { output }: Globals): void {
  termOptions(program.command('drain <target>'))
    .description('Send no new work to a target')
    .addOption(
      new Option('--over <duration>', 'its share falls to nothing within that')
        .argParser(durationMs)
        .default(30_000, '30s'),
    )
    .addOption(
      new Option('--now', 'at once; calls that wait for their first token there move on as well').conflicts(
        'over',
      ),
    )
    .action(async (target: string, options: DrainOptions) => {
      const override = {
        kind: 'drain',
        target,
        overMs: options.now === true ? 0 : options.over,
        ...termOf(options, Date.now()),
      } as const;
      const release = `${invocation} release ${target} --reason …`;
      const { giveOrder } = await import('../health/order.ts');
      await giveOrder({ fleet: options.fleet, override, release }, output());
    });
}
