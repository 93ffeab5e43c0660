import { limitAnswer } from '../model/tokens.ts';
import type { Fault } from './fault.ts';
import { integer } from './fields.ts';

export interface LengthOrder {
  readonly fault: 'length';
  readonly afterTokens: number;
}

export const length: Fault<LengthOrder> = {
  name: 'length',
  summary: 'the answer finishes by its length after n tokens, calls included',
  fields: { afterTokens: integer(0) },
  answer: (answer, { afterTokens }) => ({ ...limitAnswer(answer, afterTokens), finish: 'length' }),
};
