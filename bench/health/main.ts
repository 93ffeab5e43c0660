import { Command } from 'commander';
import { table } from '../../cli/table.ts';
import { properties } from './properties/list.ts';
import { goalInWords, verdictOf } from './property.ts';
import { runsOver } from './runs.ts';

const options = new Command('bench/health')
  .description('Simulates providers, workers and the fleet, and checks how health behaves.')
  .option('--seeds <from-to>', 'which luck; 1 to 5 were tuned on', '100-119')
  .option('--only <text>', 'properties whose name contains it')
  .parse()
  .opts<{ seeds: string; only?: string }>();

const [from = Number.NaN, to = from] = options.seeds.split('-').map(Number);
const seeds = Array.from({ length: Math.max(0, to - from + 1) || 0 }, (_, at) => from + at);
if (seeds.length === 0) fail(`--seeds must be like 100-119, not ${options.seeds}`);
const chosen = properties.filter(({ name }) => options.only === undefined || name.includes(options.only));
if (chosen.length === 0)
  fail(
    `no property contains "${options.only}"; there are:\n${properties.map(({ name }) => `  ${name}`).join('\n')}`,
  );

const runs = runsOver(seeds, (text) => void process.stderr.write(`  ${text}\n`));
const rows: string[][] = [['property', 'goal', 'measured', 'unit', 'holds']];
for (const property of chosen) {
  const measured = property.measure(runs);
  const verdict = verdictOf(property, measured);
  if (verdict === 'NO') process.exitCode = 1;
  const holds = verdict === 'deviates' ? `deviates: ${property.deviates?.because}` : verdict;
  rows.push([property.name, goalInWords(property.goal), figure(measured.value), property.unit, holds]);
}
process.stdout.write(`${table(rows).join('\n')}\n`);

function figure(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}

function fail(text: string): never {
  process.stderr.write(`${text}\n`);
  process.exit(2);
}
