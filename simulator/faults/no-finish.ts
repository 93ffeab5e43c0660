import type { Fault } from './fault.ts';

export interface NoFinishOrder {
  readonly fault: 'no-finish';
}

export const noFinish: Fault<NoFinishOrder> = {
  name: 'no-finish',
  summary: 'a stream without the event that says why it finished: `finish_reason`, or `message_delta`',
  fields: {},
  plan: (plan) => ({
    ...plan,
    steps: plan.steps.filter((step) => step.do !== 'send' || step.mark !== 'finish'),
  }),
};
