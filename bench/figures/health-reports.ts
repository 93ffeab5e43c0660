import { Desk } from '../../activities/health/desk.ts';
import type { FleetConfig } from '../../domain/health/fleet/config.ts';
import { directive } from '../../domain/health/fleet/directive.ts';
import { hearReport, newOwner } from '../../domain/health/fleet/owner.ts';
import type { Figure } from '../figure.ts';

const processes = 8;
const minutes = 60;
const tickMs = 200;
const target = 'openai/gpt-5.6-sol';

const config: FleetConfig = {
  digest: 'd',
  since: 0,
  thresholds: { fleet: {}, targets: {} },
  targets: { [target]: { probe: true } },
  routes: { main: [target] },
};

export const healthReports: Figure = {
  name: 'health.reports.per-worker-minute',
  unit: 'a minute',
  goal: { atMost: 5 },
  about: `reports of one of ${processes} processes in ${minutes} quiet minutes of ten calls a second; the real desks and owner, a simulated clock`,
  measure: async () => reportsIn(minutes) / (processes * minutes),
};

function reportsIn(minutes: number): number {
  let now = 0;
  let draw = 0;
  const random = () => (draw = (draw + 0.618) % 1);
  const desks = Array.from(
    { length: processes },
    (_, at) => new Desk({ worker: `w${at}`, config, random, now: () => now }),
  );
  let owner = newOwner;
  let reports = 0;
  for (now = tickMs; now <= minutes * 60_000; now += tickMs) {
    for (const desk of desks) {
      if (random() < 0.25) answered(desk);
      desk.tick(now);
      if (!desk.due(now)) continue;
      reports += 1;
      owner = hearReport(owner, desk.tell(now), config, now).owner;
      desk.take(directive(owner.fleet, now), now);
    }
  }
  return reports;
}

function answered(desk: Desk): void {
  const attempt = desk.begin({ name: 'main', targets: [target] }, target, 100);
  attempt.firstToken();
  attempt.ended('answered');
}
