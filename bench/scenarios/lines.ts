import { table } from '../../cli/table.ts';
import { figureNames, figureOf, type FigureName } from './figures/list.ts';
import { inWords, judge, type Measured } from './measured.ts';
import type { Played } from './played.ts';
import type { Scenario } from './scenario.ts';

/** What was measured of a scenario, and which goals don't hold. */
export function figureLines(scenario: Scenario, measured: Measured): readonly string[] {
  const rows = figureNames
    .filter((name) => measured[name] !== null)
    .map((name) => [figureOf(name).title, inWords(name, measured[name]), goalOf(scenario, name)]);
  const missed = judge(scenario, measured).filter(({ holds }) => !holds);
  return [
    scenario.name,
    ...table([['figure', 'value', 'goal'], ...rows]),
    ...missed.map(({ figure }) => `does not hold: ${figureOf(figure).title}`),
  ];
}

function goalOf({ goals }: Scenario, name: FigureName): string {
  const goal = goals.find(({ figure }) => figure === name);
  return goal === undefined ? '' : `<= ${inWords(name, goal.atMost)}`;
}

/** What the fleet's owner decided, and why. */
export function decisionLines({ records }: Played): readonly string[] {
  const rows = records.map(({ at, target, from, to, why }) => [
    `${(at / 1000).toFixed(1)} s`,
    target,
    `${from.phase} ${from.admit.fresh.toFixed(2)} -> ${to.phase} ${to.admit.fresh.toFixed(2)}`,
    why.reason,
    to.capRps === null ? '' : `${to.capRps.toFixed(1)}/s`,
  ]);
  return table([['at', 'target', 'state and share of new work', 'why', 'limit'], ...rows]);
}

/** Why calls had no answer, once each. */
export function failureLines({ calls }: Played): readonly string[] {
  const failures = calls.flatMap(({ failure }) => (failure === undefined ? [] : [failure]));
  return [...new Set(failures)].map(
    (failure) => `${failures.filter((each) => each === failure).length} failed: ${failure}`,
  );
}
