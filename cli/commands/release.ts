import type { Command } from 'commander';
import { CommandError } from '../command-error.ts';
import type { Globals } from '../globals.ts';
import { authorOf, authorOptions, type AuthorOptions } from '../health/term.ts';

interface ReleaseOptions extends AuthorOptions {
  readonly route?: string;
}

export function addRelease(program: Command, { output }: Globals): void {
  authorOptions(program.command('release [target]'))
    .description('Take back what was ordered: drain and trust of a target, or the pin of a route')
    .option('--route <name>', 'the route whose pin is taken back')
    .action(async (target: string | undefined, { route, fleet, reason, by }: ReleaseOptions) => {
      const release = what(target, route);
      const author = authorOf(by === undefined ? {} : { by });
      const { openHealth } = await import('../health/open.ts');
      const { orderWords } = await import('../health/orders.ts');
      await using opened = await openHealth(fleet);
      const released = await opened.health.release({ ...release, by: author, reason });
      const name = 'route' in release ? `route ${release.route}` : release.target;
      output().say(
        released.length === 0
          ? `Nothing was ordered for ${name}.`
          : `Taken back: ${released.map(orderWords).join(', ')}`,
        { released },
      );
      if (released.some(({ kind }) => kind === 'drain'))
        output().note('Its calls return gradually, once it has looked well for a while.');
    });
}

function what(target: string | undefined, route: string | undefined) {
  if (target !== undefined && route === undefined) return { target };
  if (route !== undefined && target === undefined) return { route };
  throw new CommandError('Give a target or --route <name>, one of the two.', 2);
}
