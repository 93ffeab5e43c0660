import type { HeaderPairs } from '../vendors/vendor.ts';
import { mergeHeaders } from './headers.ts';
import type { Plan } from './step.ts';

/** The plan with these headers before, or in place of, those it has. */
export function withHeaders(plan: Plan, headers: HeaderPairs): Plan {
  const steps = plan.steps.map((step) =>
    step.do === 'head' ? { ...step, headers: mergeHeaders(headers, step.headers) } : step,
  );
  return { ...plan, steps };
}
