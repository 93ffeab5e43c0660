import type { Command } from 'commander';
import type { Globals } from '../globals.ts';
import { termOf, termOptions, type TermOptions } from '../health/term.ts';
import { invocation } from '../invocation.ts';

export function addPin(program: Command, { output }: Globals): void {
  termOptions(program.command('pin <route> <target>'))
    .description('Send a route’s new work to one of its targets, whatever its health')
    .action(async (route: string, target: string, options: TermOptions) => {
      const override = { kind: 'pin', route, target, ...termOf(options, Date.now()) } as const;
      const release = `${invocation} release --route ${route} --reason …`;
      const { giveOrder } = await import('../health/order.ts');
      await giveOrder({ fleet: options.fleet, override, release }, output());
    });
}
