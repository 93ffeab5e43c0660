/** In (0, 1), always the same for the same three whole numbers: runs with one seed see the same luck. */
export function chance(seed: number, subject: number, draw: number): number {
  const mixed = mix(mix(mix(seed) + Math.imul(subject, 0x9e3779b1)) + Math.imul(draw, 0x85ebca6b));
  return ((mixed >>> 0) + 0.5) / 2 ** 32;
}

/** The finalizer of MurmurHash3. */
function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** Normally distributed, from two chances. https://en.wikipedia.org/wiki/Box-Muller_transform */
export function normal(one: number, other: number): number {
  return Math.sqrt(-2 * Math.log(one)) * Math.cos(2 * Math.PI * other);
}
