import { catalogue } from '../../../simulator/index.ts';
import { formatDuration } from '../../../worker/config/duration.ts';
import { limits, tries } from './configuration.ts';
import { lanes, type Lane } from './lanes.ts';
import { serverOf, type Played } from './play.ts';

/** One fault in one lane, and what was seen of it. */
export interface Cell {
  readonly lane: Lane;
  readonly name: string;
  readonly played: Played;
}

/** `docs/fault-matrix.md`, in Markdown: in the order of the catalogue, whichever lane was done first. */
export function matrixPage(cells: readonly Cell[]): string {
  const names = catalogue.map(({ name }) => name);
  const place = ({ name, lane }: Cell) => names.indexOf(name) * lanes.length + lanes.indexOf(lane);
  const ordered = cells.toSorted((a, b) => place(a) - place(b));
  const count = (servedBy: Played['servedBy']) =>
    cells.filter(({ played }) => played.servedBy === servedBy).length;
  return `# What came of every fault

Each fault of the simulator's catalogue, in every wire format in which it occurs, by a call and by an agent with a tool: what a
real Temporal server, a worker and the vendors' clients made of it. The fault strikes the primary until it is over or healed; the
backup is well and speaks another format. Limits: ${limitsInWords()}; ${tries} tries on one target.

Written by \`npm run matrix\`, which is the test \`test/e2e/matrix/matrix.test.ts\` with a pen; what must come of each fault stands in
\`expected.rows.ts\` beside it, and what a fault does in \`simulator/faults/catalogue\`. The times are those of one run on one machine.

${cells.length} cases: ${count('primary')} were served by the primary, ${count('backup')} by the backup, and ${count('nobody')} by nobody.

| fault | format | by | served by | end | attempts | ms |
| --- | --- | --- | --- | --- | --- | --- |
${ordered.map(lineOf).join('\n')}
`;
}

function lineOf({ lane, name, played }: Cell): string {
  const { servedBy, end, ms } = played;
  return `| ${[name, lane.format, lane.mode, servedBy, end, attemptsOf(played, lane), ms].join(' | ')} |`;
}

/** `primary: RateLimited, RateLimited; backup: ok`. */
function attemptsOf({ attempts }: Played, lane: Lane): string {
  const told: string[] = [];
  let last = '';
  for (const { target, outcome } of attempts) {
    const server = serverOf(target, lane);
    if (server === last) told.push(`, ${outcome}`);
    else told.push(`${last === '' ? '' : '; '}${server}: ${outcome}`);
    last = server;
  }
  return told.join('');
}

function limitsInWords(): string {
  return Object.entries(limits)
    .map(([name, ms]) => `${name} ${formatDuration(ms)}`)
    .join(', ');
}
