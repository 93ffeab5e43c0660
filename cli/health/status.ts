import type { Drill, FleetStatus, Override, TargetStatus } from '../../workflows/health/messages.ts';
import type { Facts } from '../../domain/health/target/facts.ts';
import { table } from '../table.ts';
import { percent, rate } from './numbers.ts';
import { standbyOf, type Standby } from './standby.ts';
import { ago, span, until } from './times.ts';

/** What a fleet knows of its targets, for people. */
export function statusLines(fleet: string, status: FleetStatus, now: number): readonly string[] {
  const { workers, digest, targets, overrides, drills } = status;
  const reporting = `${workers} ${workers === 1 ? 'worker process reports' : 'worker processes report'}`;
  return [
    `Fleet ${fleet}: ${reporting}, configuration ${digest ?? 'not told yet'}`,
    '',
    ...table([
      ['target', 'state', 'since', 'takes', 'asked', 'sent', 'evidence', 'known to work', 'why'],
      ...targets.map((target) => targetRow(target, now)),
    ]),
    ...orderTable(overrides, now),
    ...drillTable(drills, now),
  ];
}

function targetRow(status: TargetStatus, now: number): readonly string[] {
  const { target, facts, since, askedRps, sentRps } = status;
  return [
    target,
    facts.trusted === true ? `${facts.state}, trusted` : facts.state,
    since === undefined ? '–' : ago(since, now),
    takes(facts),
    rate(askedRps),
    rate(sentRps),
    evidence(facts),
    known(standbyOf(status, now)),
    facts.reason ?? '',
  ];
}

/** Which calls it admits, by how they ask. */
function takes({ admit, capRps }: Facts): string {
  const { fresh, rescue, last } = admit;
  const limit = capRps === null ? '' : `, ${rate(capRps)} at most`;
  if (fresh >= 1 && rescue >= 1) return `all${limit}`;
  const shares = [
    ...(fresh > 0 ? [`${percent(fresh)} of new calls`] : []),
    ...(rescue > 0 ? [`${percent(rescue)} of retries`] : []),
    ...(last > 0 ? [`${percent(last)} that nobody else takes`] : []),
  ];
  return shares.length === 0 ? 'none' : `${shares.join(', ')}${limit}`;
}

const lookMs = 60_000;
/** First tokens a little later than usual are no news. */
const noticeable = 1.2;

function evidence({ evidence: { tallies, slowness, failuresInARow } }: Facts): string {
  const tally = tallies.find(({ withinMs }) => withinMs >= lookMs);
  const words = [
    ...(tally === undefined || tally.calls < 0.5
      ? []
      : [
          `${Math.round(tally.failed)} of ${Math.round(tally.calls)} calls failed in ${span(tally.withinMs)}`,
        ]),
    ...(failuresInARow > 1 ? [`${failuresInARow} in a row`] : []),
    ...(slowness >= noticeable ? [`first tokens ${slowness.toFixed(1)}x as late`] : []),
  ];
  return words.length === 0 ? '–' : words.join(', ');
}

function known({ works, text }: Standby): string {
  if (works === undefined) return text;
  return works ? `yes: ${text}` : `NO: ${text}`;
}

function orderTable(overrides: readonly Override[], now: number): readonly string[] {
  if (overrides.length === 0) return [];
  const rows = overrides.map((order) => [orderWords(order), until(order.until, now), order.by, order.reason]);
  return ['', ...table([['order', 'until', 'by', 'reason'], ...rows])];
}

/** `drain openai/gpt`, `pin support to openai/gpt` */
export function orderWords(order: Override): string {
  return order.kind === 'pin' ? `pin ${order.route} to ${order.target}` : `${order.kind} ${order.target}`;
}

function drillTable(drills: readonly Drill[], now: number): readonly string[] {
  if (drills.length === 0) return [];
  const rows = drills.map((drill) => [drillWords(drill), until(drill.until, now), drill.by, drill.reason]);
  return ['', ...table([['drill', 'until', 'by', 'reason'], ...rows])];
}

/** `10 % of route support’s attempts at openai/gpt: 503` */
export function drillWords({ route, target, fault, share }: Drill): string {
  return `${percent(share)} of route ${route}'s attempts at ${target}: ${fault}`;
}
