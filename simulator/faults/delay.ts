import type { Fault } from './fault.ts';
import { integer } from './fields.ts';

export interface DelayOrder {
  readonly fault: 'delay';
  readonly firstTokenMs: number;
}

export const delay: Fault<DelayOrder> = {
  name: 'delay',
  summary: 'the first token comes after this many milliseconds',
  fields: { firstTokenMs: integer(0) },
  plan: (plan, { firstTokenMs }) => ({ ...plan, pace: { ...plan.pace, firstTokenMs } }),
};
