import type { Fault } from './fault.ts';

export interface FinishTwiceOrder {
  readonly fault: 'finish-twice';
}

const REASONS: ReadonlySet<string> = new Set(['finish', 'terminal']);

export const finishTwice: Fault<FinishTwiceOrder> = {
  name: 'finish-twice',
  summary: 'the event that says why the answer finished comes twice',
  fields: {},
  plan: (plan) => ({
    ...plan,
    steps: plan.steps.flatMap((step) =>
      step.do === 'send' && REASONS.has(step.mark) ? [step, step] : [step],
    ),
  }),
};
