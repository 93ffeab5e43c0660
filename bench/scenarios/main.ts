import { Command } from 'commander';
import { table } from '../../cli/table.ts';
import { resolveServer } from '../../devserver/index.ts';
import { searchAttributes } from '../../workflows/visibility/attributes.ts';
import { figureNames, figureOf } from './figures/list.ts';
import { keep } from './keep.ts';
import { inWords, judge, measure } from './measured.ts';
import type { Played } from './played.ts';
import { play } from './play.ts';
import { scenarios } from './rows/list.ts';
import type { Scenario } from './scenario.ts';
import { openStage } from './stage.ts';

const options = new Command('bench/scenarios')
  .description('Plays incidents at real speed on a real server with three worker processes.')
  .option('--only <names>', 'these scenarios only, with commas between them')
  .option('--write', 'write docs/health-scenarios.md and its pictures')
  .option('--decisions', "print what the fleet's owner decided")
  .parse()
  .opts<{ only?: string; write?: true; decisions?: true }>();

const wanted = options.only?.split(',');
const unknown = wanted?.find((name) => scenarios.every((scenario) => scenario.name !== name));
if (unknown !== undefined) {
  process.stderr.write(
    `no scenario "${unknown}"; there are: ${scenarios.map(({ name }) => name).join(', ')}\n`,
  );
  process.exit(2);
}
const chosen = scenarios.filter(({ name }) => wanted?.includes(name) ?? true);

const note = (text: string) => void process.stderr.write(`  ${text}\n`);
await using server = await resolveServer({
  searchAttributes: { ...searchAttributes },
  onProgress: ({ step, text }) => note(`${step}: ${text}`),
});
for (const scenario of chosen) {
  note(`${scenario.name}, ${scenario.lastsMs / 1000} s: ${scenario.about}`);
  await using stage = await openStage(server, scenario);
  await tell(await play(scenario, stage));
}

async function tell(played: Played): Promise<void> {
  const { scenario } = played;
  const measured = measure(played);
  const goals = judge(scenario, measured);
  const rows = figureNames
    .filter((name) => measured[name] !== null)
    .map((name) => [figureOf(name).title, inWords(name, measured[name]), goalOf(scenario, name)]);
  process.stdout.write(`\n${scenario.name}\n${table([['figure', 'value', 'goal'], ...rows]).join('\n')}\n`);
  if (options.decisions) process.stdout.write(`${decisions(played).join('\n')}\n`);
  for (const { holds, figure } of goals)
    if (!holds) {
      process.exitCode = 1;
      process.stdout.write(`does not hold: ${figureOf(figure).title}\n`);
    }
  if (options.write) await keep(played, measured);

  function goalOf({ goals }: Scenario, name: (typeof figureNames)[number]): string {
    const goal = goals.find(({ figure }) => figure === name);
    return goal === undefined ? '' : `<= ${inWords(name, goal.atMost)}`;
  }
}

function decisions({ records }: Played): readonly string[] {
  const rows = records.map(({ at, target, from, to, why }) => [
    `${(at / 1000).toFixed(1)} s`,
    target,
    `${from.phase} ${from.admit.fresh.toFixed(2)} -> ${to.phase} ${to.admit.fresh.toFixed(2)}`,
    why.reason,
    to.capRps === null ? '' : `${to.capRps.toFixed(1)}/s`,
  ]);
  return table([['at', 'target', 'state and share of new work', 'why', 'limit'], ...rows]);
}
