import { thresholdBounds } from '../../../domain/health/thresholds.ts';
import { formatDuration, parseDuration } from '../duration.ts';
import type { Finding } from '../finding.ts';
import { child, entries } from '../place.ts';
import type { Place } from '../place.ts';
import { unknownTargets } from './unknown-targets.ts';

/** Thresholds that do nothing, or not what they say. */
export function checkHealth(root: Place): Finding[] {
  const health = child(root, 'health');
  const targets = child(health, 'targets');
  return [
    ...unknownTargets(root, targets),
    ...[health, ...entries(targets)].flatMap((here) => rareProbes(here, health)),
    ...entries(targets).flatMap(needlessProbeEvery),
  ];
}

/** It can't look well for a time in which it is not looked at. */
function rareProbes(here: Place, fleet: Place): Finding[] {
  const written = (key: string) =>
    [here, fleet].map((each) => child(each, key)).find(({ value }) => value !== undefined);
  const [probes, back] = [written('probeEvery'), written('returnAfter')];
  const probesMs = parseDuration(probes?.value) ?? thresholdBounds.probeEveryMs.usual;
  const backMs = parseDuration(back?.value) ?? thresholdBounds.returnAfterMs.usual;
  const isHere = (place: Place | undefined) => place !== undefined && place.path.length > here.path.length;
  if (probesMs <= backMs || child(here, 'probes').value === 'off') return [];
  const [at, other] = isHere(probes) ? [probes, back] : [back, probes];
  const otherKey = at === probes ? 'returnAfter' : 'probeEvery';
  if (at === undefined || !isHere(at)) return [];
  return [
    {
      path: at.path,
      at: 'value',
      rule: `probeEvery (${formatDuration(probesMs)}) is longer than returnAfter (${formatDuration(backMs)}): one good probe is enough to return`,
      ...(other === undefined
        ? { hint: `${otherKey} is the default` }
        : { other: { name: `${otherKey} is`, path: other.path } }),
      severity: 'warning',
    },
  ];
}

function needlessProbeEvery(target: Place): Finding[] {
  const probes = child(target, 'probes');
  const { path, value } = child(target, 'probeEvery');
  if (probes.value !== 'off' || value === undefined) return [];
  const other = { name: '`probes: off` is', path: probes.path };
  return [{ path, at: 'key', rule: 'has no effect: the target is never probed', other, severity: 'warning' }];
}
