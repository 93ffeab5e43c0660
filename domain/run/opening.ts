import type { Failed } from './generate.ts';
import type { Plan } from './plan.ts';
import type { AttemptResult, Opening } from './serve.ts';

/** How an attempt ended that failed, with what health says of those after it. */
export function failedResult({
  attempts,
  order,
  drained,
  denied,
}: Failed): Extract<AttemptResult<never>, { ok: false }> {
  return {
    ok: false,
    attempts,
    ...(order === undefined ? {} : { order }),
    ...(drained === undefined ? {} : { drained }),
    ...(denied === undefined ? {} : { denied }),
  };
}

/** What a first attempt brought along; where health denies it, only the plan. */
export function openingBy<Answer>(plan: Plan, result: AttemptResult<Answer>): Opening<Answer> {
  return plan.denied && !result.ok ? { plan } : { plan, result };
}
