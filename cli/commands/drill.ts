import { randomBytes } from 'node:crypto';
import { Option, type Command } from 'commander';
import { drillFaults, type DrillFault } from '../../domain/health/operator/drill.ts';
import type { Globals } from '../globals.ts';
import { termOf, termOptions, type TermOptions } from '../health/term.ts';
import { shareOf } from '../share.ts';
import { untilStopped } from '../stop.ts';

interface DrillOptions extends TermOptions {
  readonly route: string;
  readonly target: string;
  readonly fault: DrillFault;
  readonly share: number;
}

export function addDrill(program: Command, { output }: Globals): void {
  termOptions(program.command('drill'))
    .description('Fail over on purpose: a share of a route’s real attempts at a target is told that it fails')
    .requiredOption('--route <name>', 'route whose runs take part')
    .requiredOption('--target <target>', 'target of the route that seems to fail')
    .addOption(new Option('--fault <fault>', 'how it seems to fail').choices(drillFaults).default('503'))
    .addOption(
      new Option('--share <percentage>', 'of the route’s attempts at the target')
        .argParser(shareOf)
        .default(0.1, '10%'),
    )
    .action(async ({ route, target, fault, share, ...term }: DrillOptions) => {
      const { openHealth } = await import('../health/open.ts');
      const { runDrill } = await import('../health/drill.ts');
      await using opened = await openHealth(term.fleet);
      const drill = {
        id: `drill-${randomBytes(4).toString('hex')}`,
        route,
        target,
        fault,
        share,
        ...termOf(term, Date.now()),
      };
      const { client, health } = opened;
      const end = await runDrill({ client, health, drill, stopped: untilStopped() }, output());
      if (end === 'failures') process.exitCode = 1;
    });
}
