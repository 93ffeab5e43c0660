import type { RouteTarget } from './route.ts';

/**
 * The order in which the targets of a route are asked: rank by rank, and within a rank as drawn by weight.
 *
 * @param random in [0, 1); all draws come from it
 */
export function inOrder(targets: readonly RouteTarget[], random: number): readonly RouteTarget[] {
  const ordered: RouteTarget[] = [];
  let chance = random;
  let left = targets;
  for (let [next] = left; next !== undefined; [next] = left) {
    const rank = next.tie?.rank;
    const equals = rank === undefined ? [next] : left.filter(({ tie }) => tie?.rank === rank);
    const drawn = draw(equals, chance);
    ({ chance } = drawn);
    ordered.push(drawn.target);
    left = left.filter((each) => each !== drawn.target);
  }
  return ordered;
}

/** One of them, and what is left of the chance: where in the winner's share it fell. */
function draw(
  targets: readonly RouteTarget[],
  chance: number,
): { readonly target: RouteTarget; readonly chance: number } {
  const weights = targets.map(({ tie }) => tie?.weight ?? 1);
  let point = chance * weights.reduce((sum, weight) => sum + weight, 0);
  let at = 0;
  while (at < targets.length - 1 && point >= (weights[at] ?? 0)) point -= weights[at++] ?? 0;
  return { target: targets[at] as RouteTarget, chance: Math.min(point / (weights[at] ?? 1), 1) };
}
