import type { Verdict } from '../evidence/verdict.ts';

/** A verdict in a few words, for timelines and reasons: `93 % of calls failed`. */
export function verdictInWords({ reason, evidence, fraction }: Verdict): string {
  const percent = `${Math.round(fraction * 100)} %`;
  switch (reason) {
    case 'failure rate':
      return `${percent} of calls failed`;
    case 'timeout rate':
      return `${percent} of calls without a first token in time`;
    case 'slow first tokens':
      return `${percent} of first tokens slow`;
    case 'failures in a row':
      return `${Math.round(evidence)} failures in a row`;
    case 'configuration':
    default:
      return 'key, model or account refused';
  }
}
