import type { FleetStatus, TargetStatus } from '../../workflows/health/messages.ts';
import type { Facts } from '../../domain/health/target/facts.ts';
import { table } from '../table.ts';
import { percent, rate } from './numbers.ts';
import { drillTable, orderTable } from './orders.ts';
import { standbyOf, type Standby } from './standby.ts';
import { ago, span } from './times.ts';

/** What a fleet knows of its targets, for people. */
export function statusLines(fleet: string, status: FleetStatus, now: number): readonly string[] {
  const { workers, digest, targets, overrides, drills } = status;
  const reporting = `${workers} ${workers === 1 ? 'worker process reports' : 'worker processes report'}`;
  return [
    `Fleet ${fleet}: ${reporting}, configuration ${digest ?? 'not told yet'}`,
    '',
    ...table([
      ['target', 'state', 'since', 'takes', 'why', 'evidence', 'known to work', 'asked', 'sent'],
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
    facts.reason ?? '–',
    evidence(facts),
    known(standbyOf(status, now)),
    rate(askedRps),
    rate(sentRps),
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
