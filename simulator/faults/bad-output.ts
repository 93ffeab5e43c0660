import type { Fault } from './fault.ts';
import { oneOf } from './fields.ts';
import { misfit, type Misfit, misfits } from './misfit.ts';

export interface BadOutputOrder {
  readonly fault: 'bad-output';
  readonly as: Misfit;
}

export const badOutput: Fault<BadOutputOrder> = {
  name: 'bad-output',
  summary: "the answer's text is not JSON, or breaks the output schema",
  fields: { as: oneOf(...misfits) },
  answer: (answer, { as }) =>
    answer.calls.length > 0 ? answer : { ...answer, text: misfit(answer.text, as) },
};
