import type { Fault } from './fault.ts';

export interface NoFinishOrder {
  readonly fault: 'no-finish';
}

const REASONS: ReadonlySet<string> = new Set(['finish', 'terminal']);

export const noFinish: Fault<NoFinishOrder> = {
  name: 'no-finish',
  summary:
    'a stream without the event that says why it finished: `finish_reason`, `message_delta`, or `response.completed`',
  fields: {},
  plan: (plan) => ({
    ...plan,
    steps: plan.steps.filter((step) => step.do !== 'send' || !REASONS.has(step.mark)),
  }),
};
