import type { CallResult } from '../../../workflows/payload/payloads.ts';
import { asRefusal } from '../refusal/response.ts';
import type { StartedRun } from '../runs/runs.ts';
import type { Parts } from '../service/parts.ts';

/** A run whose end is waited for once, also where nobody waits any more; `ended` hears it before anybody else. */
export function watched(
  run: StartedRun,
  { unexpected }: Pick<Parts, 'unexpected'>,
  ended: (usd: number, result?: CallResult) => void,
): StartedRun {
  const result = run.result().then(
    (value) => {
      ended(value.cost?.usd ?? 0, value);
      return value;
    },
    (error: unknown) => {
      const refusal = asRefusal(error, unexpected);
      ended(refusal.usd);
      throw refusal;
    },
  );
  // Whoever waits hears it; here it only must not be nobody.
  result.catch(() => {});
  return { ...run, result: () => result };
}
