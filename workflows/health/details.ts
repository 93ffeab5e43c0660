import type { FleetStatus, TargetStatus } from './messages.ts';

/** The status as it stands in the Temporal UI: a box of one bold line and a few rows, in Markdown. */
export function detailsOf(status: FleetStatus): string {
  const { targets, overrides, drills, workers } = status;
  const unwell = targets.filter(({ facts }) => facts.state !== 'closed' || facts.capRps !== null);
  const rows = [
    ...unwell.map((target) => `${target.target}: ${inWords(target)}`),
    ...overrides.map(
      (order) =>
        `${order.kind} ${order.kind === 'pin' ? `route ${order.route} to ` : ''}${order.target} ` +
        `until ${instant(order.until)}, by ${order.by}`,
    ),
    ...drills.map(
      ({ route, target, fault, share, until, by }) =>
        `drill on route ${route}: ${fault} for ${Math.round(share * 100)} % of calls to ${target} ` +
        `until ${instant(until)}, by ${by}`,
    ),
  ];
  const head =
    unwell.length === 0
      ? `All ${targets.length} targets take calls`
      : `${unwell.length} of ${targets.length} targets not as usual`;
  return [`**${head}** (${workers} ${workers === 1 ? 'process reports' : 'processes report'})`, ...rows].join(
    '\n\n',
  );
}

function inWords({ facts: { state, reason, capRps, trusted }, since }: TargetStatus): string {
  return [
    state,
    ...(since === undefined || state === 'closed' ? [] : [`since ${instant(since)}`]),
    ...(reason === undefined ? [] : [`(${reason})`]),
    ...(capRps === null ? [] : [`takes ${capRps.toPrecision(2)} calls a second`]),
    ...(trusted === true ? ['trusted'] : []),
  ].join(' ');
}

function instant(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
}
