import { expect, test } from 'vitest';
import { lean } from '../../../domain/health/fleet/lean.ts';
import { withOrder } from '../../../domain/health/fleet/operate.ts';
import { hearReport, newOwner, turn, type Owner } from '../../../domain/health/fleet/owner.ts';
import { encodedBytes } from '../../../workflows/conversation/log.ts';
import { carriedBytes } from '../../../workflows/carried.ts';
import { a, b, part, report } from '../reports.ts';
import { config } from './owners.ts';

const crowd = Array.from({ length: 40 }, (_, at) => `openai/model-${at}`);
const many: typeof config = {
  ...config,
  targets: Object.fromEntries([a, b, ...crowd].map((target) => [target, { probe: true }])),
};

/** Three hundred processes that ask every target, of which one fails and one is drained. */
function crowded(owner: Owner): Owner {
  const told = [...crowd, b].map((target) => [target, part({ answered: 5, error: 1 })] as const);
  let heard = owner;
  for (const second of [1, 6])
    for (let worker = 0; worker < 300; worker++) {
      const name = `0b1e7a52-5f0c-4f7e-9d3c-${String(worker).padStart(12, '0')}`;
      const said = { ...Object.fromEntries(told), [a]: part({ error: 5 }) };
      heard = hearReport(heard, report(name, second, said), many, 1_000_000 + second * 1000).owner;
    }
  return turn(heard, 1_010_000).owner;
}

test('what a crowd of processes said is left behind where it is too much to carry; states and orders are not', () => {
  const at = 1_000_000;
  const term = { by: 'ada', reason: 'maintenance', at, until: at + 3_600_000 };
  const told = hearReport(newOwner, report('w', 1, {}), many, at).owner;
  const owner = crowded(withOrder(told, { kind: 'drain', target: b, overMs: 0, ...term }, at));
  expect(encodedBytes(owner)).toBeGreaterThan(carriedBytes);
  const carried = lean(owner);
  expect(encodedBytes(carried)).toBeLessThan(carriedBytes / 4);
  const next = turn(carried, 1_011_000).owner.fleet;
  expect([next.targets[a]?.state.phase, next.targets[b]?.state.phase]).toEqual(['open', 'isolated']);
  expect(next.overrides).toEqual(owner.fleet.overrides);
});
