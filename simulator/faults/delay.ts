import type { Fault } from './fault.ts';
import { integer, optional } from './fields.ts';

export interface DelayOrder {
  readonly fault: 'delay';
  /** 0 unless given, like the other. */
  readonly headersMs?: number;
  /** After the headers. */
  readonly firstTokenMs?: number;
}

export const delay: Fault<DelayOrder> = {
  name: 'delay',
  summary: 'headers or first token come after so many milliseconds',
  fields: { headersMs: optional(integer(0)), firstTokenMs: optional(integer(0)) },
  plan: (plan, { headersMs, firstTokenMs }) => ({
    ...plan,
    pace: {
      ...plan.pace,
      ...(headersMs !== undefined && { headersMs }),
      ...(firstTokenMs !== undefined && { firstTokenMs }),
    },
  }),
};
