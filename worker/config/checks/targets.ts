import { providerOf } from '../../../domain/route/target.ts';
import type { Finding } from '../finding.ts';
import { child, entries, items, targetsIn, targetsOf } from '../place.ts';
import type { Place } from '../place.ts';

/** What targets of one route have to do with each other: their windows, weights and providers. */
export function checkTargets(root: Place): Finding[] {
  return entries(child(root, 'routes')).flatMap((route) => [
    ...smallerFallbacks(targetsIn(route)),
    ...loneWeights(items(child(route, 'targets'))),
    ...unreachable(route),
  ]);
}

/** The fallbacks are all smaller than the first target: what only that one takes has none. */
function smallerFallbacks([first, ...fallbacks]: Place[]): Finding[] {
  if (first === undefined || fallbacks.length === 0) return [];
  const own = child(first, 'window');
  const others = fallbacks.map((fallback) => child(fallback, 'window'));
  const largest = others.toSorted((a, b) => sizeOf(b) - sizeOf(a))[0];
  if (largest === undefined || typeof own.value !== 'number' || sizeOf(largest) >= own.value) return [];
  return [
    {
      path: largest.path,
      at: 'value',
      rule: `no fallback takes what the first target takes: the largest window of one (${sizeOf(largest)}) is smaller than its window (${own.value})`,
      other: { name: "the first target's window is", path: own.path },
      severity: 'warning',
    },
  ];
}

/** A window that nobody wrote may be of any size. */
function sizeOf({ value }: Place): number {
  return typeof value === 'number' ? value : Infinity;
}

/** A weight means something among equals only. */
function loneWeights(targets: Place[]): Finding[] {
  return targets
    .map((target) => child(target, 'weight'))
    .filter(({ value }) => value !== undefined)
    .map(({ path }) => ({
      path,
      at: 'key',
      rule: 'has no effect: no other target has the same rank',
      hint: 'targets of equal rank stand in a list of their own: `- [{ target: a/x, weight: 3 }, b/y]`',
      severity: 'warning',
    }));
}

/** Where every failure stays with its provider, only the providers of the first rank are ever asked. */
function unreachable(route: Place): Finding[] {
  const stays = child(child(route, 'policy'), 'stayWithVendor');
  const [first] = items(child(route, 'targets'));
  if (stays.value !== true || first === undefined) return [];
  const targets = targetsOf(route);
  const firstRank = Array.isArray(first.value) ? first.value.length : 1;
  const asked = new Set(targets.slice(0, firstRank).map(providerIn));
  return targets
    .filter((target) => providerIn(target) !== undefined && !asked.has(providerIn(target)))
    .map(({ path }) => ({
      path,
      at: 'value',
      rule: 'is never asked: every failure stays with the provider of the first target',
      other: { name: 'stayWithVendor is', path: stays.path },
      severity: 'warning',
    }));
}

function providerIn({ value }: Place): string | undefined {
  return typeof value === 'string' ? providerOf(value) : undefined;
}
