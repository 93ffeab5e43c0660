import type { Fault } from './fault.ts';
import { text } from './fields.ts';

export interface OtherModelOrder {
  readonly fault: 'other-model';
  readonly model: string;
}

export const otherModel: Fault<OtherModelOrder> = {
  name: 'other-model',
  summary: 'the answer names another model than the one asked for',
  fields: { model: text },
  write: (writing, { model }) => ({ ...writing, model }),
};
