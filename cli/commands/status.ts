import type { Command } from 'commander';
import { count } from '../count.ts';
import type { Globals } from '../globals.ts';
import type { Looked } from '../health/look.ts';
import { fleetOption } from '../health/term.ts';

interface StatusOptions extends Looked {
  readonly fleet: string;
  readonly watch?: boolean;
}

export function addStatus(program: Command, { output }: Globals): void {
  fleetOption(program.command('status'))
    .description('Say how every target is, and why')
    .option('--watch', 'go on showing it, until Ctrl-C')
    .option('--history', 'show what was decided, each with its evidence')
    .option('--target <target>', 'of this target only, with --history')
    .option('--limit <n>', 'so many, with --history', count, 50)
    .action(async (options: StatusOptions) => {
      const { openHealth } = await import('../health/open.ts');
      const { keepLooking, look } = await import('../health/look.ts');
      await using opened = await openHealth(options.fleet);
      if (options.watch === true) {
        await keepLooking(opened.health, options, output());
        return;
      }
      const { lines, record } = await look(opened.health, options);
      output().say(lines.join('\n'), record);
    });
}
