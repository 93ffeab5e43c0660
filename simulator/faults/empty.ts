import { say } from '../model/answer.ts';
import type { Fault } from './fault.ts';

export interface EmptyOrder {
  readonly fault: 'empty';
}

export const empty: Fault<EmptyOrder> = {
  name: 'empty',
  summary: 'a complete answer with neither text nor calls',
  fields: {},
  answer: () => say(''),
};
