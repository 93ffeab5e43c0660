import type { Fault } from './fault.ts';
import { oneOf } from './fields.ts';
import { misfit, type Misfit, misfits } from './misfit.ts';

export interface BadArgumentsOrder {
  readonly fault: 'bad-arguments';
  readonly as: Misfit;
}

export const badArguments: Fault<BadArgumentsOrder> = {
  name: 'bad-arguments',
  summary: "the arguments of every call are not JSON, or break the tool's schema",
  fields: { as: oneOf(...misfits) },
  answer: (answer, { as }) => ({
    ...answer,
    calls: answer.calls.map((one) => ({ ...one, arguments: misfit(one.arguments, as) })),
  }),
};
