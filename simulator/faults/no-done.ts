import type { Fault } from './fault.ts';

export interface NoDoneOrder {
  readonly fault: 'no-done';
}

const LAST: ReadonlySet<string> = new Set(['done', 'terminal']);

export const noDone: Fault<NoDoneOrder> = {
  name: 'no-done',
  summary: 'a stream without its last event: `data: [DONE]`, `message_stop`, or `response.completed`',
  fields: {},
  plan: (plan) => ({
    ...plan,
    steps: plan.steps.filter((step) => step.do !== 'send' || !LAST.has(step.mark)),
  }),
};
