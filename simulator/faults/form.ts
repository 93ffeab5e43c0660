import type { AnswerForm, Fault } from './fault.ts';
import { oneOf } from './fields.ts';

export interface FormOrder {
  readonly fault: 'form';
  readonly as: AnswerForm;
}

export const form: Fault<FormOrder> = {
  name: 'form',
  summary: 'JSON where a stream was asked for, a stream where JSON was, or a stream with all in one event',
  fields: { as: oneOf('json', 'stream', 'at-once') },
  form: ({ as }) => as,
};
