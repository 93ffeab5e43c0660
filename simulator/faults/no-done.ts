import type { Fault } from './fault.ts';

export interface NoDoneOrder {
  readonly fault: 'no-done';
}

export const noDone: Fault<NoDoneOrder> = {
  name: 'no-done',
  summary: 'a stream without its last event: `data: [DONE]`, or `message_stop`',
  fields: {},
  plan: (plan) => ({
    ...plan,
    steps: plan.steps.filter((step) => step.do !== 'send' || step.mark !== 'done'),
  }),
};
