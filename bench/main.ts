import { Command } from 'commander';
import { simulatedEnvironment } from '../cli/stage/embedded.ts';
import { table } from '../cli/table.ts';
import { openBench } from './bench.ts';
import { holds, type Figure } from './figure.ts';
import { figures } from './figures/list.ts';

const options = new Command('bench')
  .option('--json', 'one NDJSON line a figure')
  .option('--portkey', 'install Portkey’s gateway into a temporary folder, and measure it beside the door')
  .option('--only <name>', 'measure this one only')
  .parse()
  .opts<{ json?: boolean; portkey?: boolean; only?: string }>();

const chosen = figures.filter(({ name }) => options.only === undefined || options.only === name);
if (chosen.length === 0) {
  process.stderr.write(
    `no figure "${options.only}"; there are: ${figures.map(({ name }) => name).join(', ')}\n`,
  );
  process.exit(2);
}

const kept = simulatedEnvironment(process.env);
for (const name of Object.keys(process.env)) if (!(name in kept)) delete process.env[name];

const note = (text: string) => void process.stderr.write(`  ${text}\n`);
await using bench = await openBench(note, { portkey: options.portkey === true });
const rows: string[][] = [['figure', 'value', 'unit', 'goal', 'holds']];
for (const figure of chosen) {
  note(`measuring ${figure.name}: ${figure.about}`);
  const value = Math.round((await figure.measure(bench)) * 1000) / 1000;
  const held = holds(figure, value);
  if (!held) process.exitCode = 1;
  if (options.json === true) process.stdout.write(`${JSON.stringify(recordOf(figure, value, held))}\n`);
  rows.push([figure.name, String(value), figure.unit, goalOf(figure), held ? 'yes' : 'NO']);
}
if (options.json !== true) process.stdout.write(`${table(rows).join('\n')}\n`);

function goalOf({ goal }: Figure): string {
  return 'atMost' in goal ? `<= ${goal.atMost}` : `>= ${goal.atLeast}`;
}

function recordOf({ name, unit, goal }: Figure, value: number, held: boolean) {
  return { figure: name, value, unit, goal: 'atMost' in goal ? goal.atMost : goal.atLeast, holds: held };
}
