import type { Fault } from './fault.ts';

export interface RefusalOrder {
  readonly fault: 'refusal';
}

const WORDS = "I'm sorry, but I can't help with that.";

export const refusal: Fault<RefusalOrder & { readonly message?: string }> = {
  name: 'refusal',
  summary:
    'the model declines: a `refusal` field or part, or `stop_reason: refusal`; `message` is what it says',
  fields: {},
  answer: (_, { message = WORDS }) => ({ text: message, calls: [], finish: 'refusal' }),
};
