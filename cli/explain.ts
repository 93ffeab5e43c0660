import type { Explanation } from '../client/explain/explanation.ts';
import { causeOf, type Attempt } from '../domain/run/attempt.ts';
import type { Cost } from '../domain/cost/spend.ts';
import type { Policy } from '../domain/route/policy.ts';
import { clock, seconds, table, usd } from './table.ts';

/** Who answered a run and why, for people. */
export function explanationLines(run: Explanation): readonly string[] {
  const took = run.endedAt === undefined ? '' : ` after ${seconds(run.endedAt - run.startedAt)}`;
  const labels = Object.entries(run.labels).map(([name, value]) => `${name}=${value}`);
  return [
    `${run.id}  ${run.workflow}  ${run.status}${took}`,
    ...(run.agent === undefined ? [] : [`agent     ${run.agent}`]),
    ...(run.route === undefined ? [] : [`route     ${run.route}: ${run.targets.join(', then ')}`]),
    ...policyLines(run.policy),
    ...(labels.length === 0 ? [] : [`labels    ${labels.join(', ')}`]),
    ...run.skipped.map(({ target, reason }) => `skipped   ${target}: ${reason}`),
    ...(run.answeredBy === undefined ? [] : [`answered  by ${run.answeredBy}`]),
    ...(run.failure === undefined ? [] : [`failed    ${run.failure.type}: ${run.failure.message}`]),
    ...costLines(run.cost),
    '',
    ...attemptTable(run.attempts),
    ...(run.asking === undefined ? [] : [`now asking ${run.asking.target} (${run.asking.why})`]),
    ...switchTable(run),
    ...toolTable(run),
  ];
}

/** As in the configuration: `policy    length next, stayWithVendor RateLimited Refusal`. */
function policyLines(policy: Partial<Policy> = {}): readonly string[] {
  const told = Object.entries(policy).map(([name, value]) => `${name} ${[value].flat().join(' ')}`);
  return told.length === 0 ? [] : [`policy    ${told.join(', ')}`];
}

function costLines(cost: Cost | null): readonly string[] {
  return cost === null ? [] : [`cost      ${usd(cost.usd)}${cost.estimated ? ', in part estimated' : ''}`];
}

function attemptTable(attempts: readonly Attempt[]): readonly string[] {
  const rows = attempts.map((each, index) => [
    String(index + 1),
    clock(each.at),
    each.target,
    each.why,
    causeOf(each),
    each.firstTokenMs === undefined ? '–' : seconds(each.firstTokenMs),
    seconds(each.ms),
    each.usage === undefined
      ? each.billed === 'unknown'
        ? 'unknown'
        : '–'
      : `${each.usage.input}+${each.usage.output}`,
    each.cost === undefined ? '–' : `${each.costEstimated ? '~' : ''}${usd(each.cost)}`,
    each.evidence ?? each.requestId ?? '',
  ]);
  return table([
    [
      '#',
      'at',
      'attempt',
      'why',
      'outcome',
      'first token',
      'total',
      'tokens',
      'cost',
      'evidence or request id',
    ],
    ...rows,
  ]);
}

/** The switches, as the demo and `explain` show them. */
export function switchTable({ switches }: Pick<Explanation, 'switches'>): readonly string[] {
  if (switches.length === 0) return [];
  const rows = switches.map(({ from, to, reason, at }) => [clock(at), from, to, reason]);
  return ['', ...table([['switch', 'from', 'to', 'reason'], ...rows])];
}

function toolTable({ toolCalls }: Explanation): readonly string[] {
  if (toolCalls.length === 0) return [];
  const rows = toolCalls.map(({ at, name, outcome, tries, ms }) => [
    clock(at),
    name,
    outcome,
    String(tries),
    ms === undefined ? '–' : seconds(ms),
  ]);
  return ['', ...table([['tool call', 'tool', 'outcome', 'tries', 'total'], ...rows])];
}
