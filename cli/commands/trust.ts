import type { Command } from 'commander';
import type { Globals } from '../globals.ts';
import { termOf, termOptions, type TermOptions } from '../health/term.ts';
import { invocation } from '../invocation.ts';

export function addTrust(program: Command, { output }: Globals): void {
  termOptions(program.command('trust <target>'))
    .description('Let a target take calls whatever is measured')
    .action(async (target: string, options: TermOptions) => {
      const override = { kind: 'trust', target, ...termOf(options, Date.now()) } as const;
      const release = `${invocation} release ${target} --reason …`;
      const { giveOrder } = await import('../health/order.ts');
      await giveOrder({ fleet: options.fleet, override, release }, output());
    });
}
