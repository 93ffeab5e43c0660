import type { Fault } from './fault.ts';

export interface UnknownModelOrder {
  readonly fault: 'unknown-model';
}

export const unknownModel: Fault<UnknownModelOrder> = {
  name: 'unknown-model',
  summary: 'the model does not exist: 404, or 400 of Responses',
  fields: {},
  instead: (_, kit) => kit.unknownModel(),
};
