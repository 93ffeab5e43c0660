import { Command } from 'commander';
import { resolveServer } from '../../devserver/index.ts';
import { searchAttributes } from '../../workflows/visibility/attributes.ts';
import { keep } from './keep.ts';
import { decisionLines, failureLines, figureLines } from './lines.ts';
import { judge, measure } from './measured.ts';
import { play } from './play.ts';
import { scenarios } from './rows/list.ts';
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
  const played = await play(scenario, stage);
  const measured = measure(played);
  const lines = [
    ...figureLines(scenario, measured),
    ...failureLines(played),
    ...(options.decisions ? decisionLines(played) : []),
  ];
  process.stdout.write(`\n${lines.join('\n')}\n`);
  if (judge(scenario, measured).some(({ holds }) => !holds)) process.exitCode = 1;
  if (options.write) await keep(played, measured);
}
