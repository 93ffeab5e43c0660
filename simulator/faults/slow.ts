import type { Fault } from './fault.ts';
import { positiveNumber } from './fields.ts';

export interface SlowOrder {
  readonly fault: 'slow';
  readonly tokensPerSecond: number;
}

export const slow: Fault<SlowOrder> = {
  name: 'slow',
  summary: 'the answer comes at n tokens a second',
  fields: { tokensPerSecond: positiveNumber },
  plan: (plan, { tokensPerSecond }) => ({ ...plan, pace: { ...plan.pace, tokensPerSecond } }),
};
