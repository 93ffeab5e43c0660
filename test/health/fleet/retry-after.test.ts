import { expect, test } from 'vitest';
import { newFleet } from '../../../domain/health/fleet/fleet.ts';
import { receive } from '../../../domain/health/fleet/receive.ts';
import { step } from '../../../domain/health/fleet/step.ts';
import { a, part, report } from '../reports.ts';

test('no call is admitted and no probe is sent before Retry-After, then a trickle is', () => {
  const refused = part({ throttled: 20 }, { retryAfterMs: 90_000 });
  let fleet = step(receive(newFleet([a]), report('w', 1, { [a]: refused })), 1000).fleet;
  for (let now = 2000; now < 91_000; now += 1000) {
    const out = step(fleet, now);
    fleet = out.fleet;
    expect(fleet.targets[a]?.admit).toEqual({ fresh: 0, rescue: 0, last: 0 });
    expect(out.probes).toEqual([]);
  }
  const after = step(fleet, 91_000).fleet.targets[a];
  expect(after?.capacity).toMatchObject({ phase: 'limited', rps: 0.2 });
  expect(after?.admit.fresh).toBeGreaterThan(0);
});
