/** A share as people read it: `5 %`. */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** Calls per second: `3.2/s`. */
export function rate(rps: number): string {
  return `${rps === 0 || rps >= 10 ? Math.round(rps) : rps.toPrecision(2)}/s`;
}
