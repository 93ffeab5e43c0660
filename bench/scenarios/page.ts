import { figureNames, figureOf, type FigureName } from './figures/list.ts';
import { shortened } from './config.ts';
import { inWords, judge, type Measured } from './measured.ts';
import type { Scenario } from './scenario.ts';

/** What is kept of the runs: the figures of each scenario by its name. */
export type Kept = Readonly<Record<string, Measured>>;

/** `docs/health-scenarios.md`, from what was measured. */
export function page(scenarios: readonly Scenario[], kept: Kept): string {
  const played = scenarios.filter(({ name }) => kept[name] !== undefined);
  const columns = figureNames.filter((name) => isCommon(name, played, kept));
  return [
    '# Incidents at real speed',
    '',
    'Written by `npm run bench:scenarios -- --write`: a real Temporal server, three worker processes of one fleet, simulated',
    'providers whose first tokens take 300 ms, and calls that come on their own, whether or not those before them have ended.',
    `"Short" thresholds are \`${shortened}\`; the others are the usual ones. A fault begins and ends at the moment that the`,
    'picture shades; a dotted line is a decision of `llmHealth` about the primary. Whom a call asks first is what health',
    'decides; that a call was asked elsewhere after a failure is seen in what was answered.',
    '',
    '## Figures',
    '',
    row(['scenario', ...columns.map((name) => figureOf(name).title)]),
    row(['---', ...columns.map(() => '---')]),
    ...played.map(({ name }) =>
      row([`[${name}](#${name})`, ...columns.map((figure) => inWords(figure, valueOf(kept, name, figure)))]),
    ),
    '',
    ...columns.map((name) => `- **${figureOf(name).title}**: ${figureOf(name).about}`),
    '',
    ...played.flatMap((scenario) => section(scenario, kept)),
  ].join('\n');
}

function section(scenario: Scenario, kept: Kept): readonly string[] {
  const { name, about, thresholds, loads } = scenario;
  const measured = kept[name];
  const goals = measured === undefined ? [] : judge(scenario, measured);
  const load = loads.map(({ route, rps }) => `\`${route}\` ${rps}`).join(', ');
  return [
    `## ${name}`,
    '',
    `${about} Calls a second: ${load}. Thresholds: ${thresholds}.`,
    '',
    ...goals.map(
      ({ figure, atMost, value, holds }) =>
        `- ${holds ? 'holds' : '**does not hold**'}: ${figureOf(figure).title} ${inWords(figure, value)}, ` +
        `goal at most ${inWords(figure, atMost)} (${figureOf(figure).about})`,
    ),
    ...(goals.length > 0 ? [''] : []),
    `![${name}](health/${name}.svg)`,
    '',
  ];
}

/** What few scenarios have is told with their goals. */
function isCommon(figure: FigureName, played: readonly Scenario[], kept: Kept): boolean {
  const have = played.filter(({ name }) => valueOf(kept, name, figure) !== null);
  return 2 * have.length >= played.length;
}

function valueOf(kept: Kept, scenario: string, figure: FigureName): number | null {
  return kept[scenario]?.[figure] ?? null;
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
