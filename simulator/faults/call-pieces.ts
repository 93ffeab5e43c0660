import type { Writing } from '../dialects/dialect.ts';
import type { Fault } from './fault.ts';
import { oneOf } from './fields.ts';

export interface CallPiecesOrder {
  readonly fault: 'call-pieces';
  readonly as: keyof typeof FORMS;
}

/** Seen from compatible servers: https://github.com/vercel/ai/issues/14277 */
const FORMS = {
  'no-index': () => ({ callIndex: () => undefined }),
  'same-index': () => ({ callIndex: () => 0 }),
  'blank-ids': ({ mintId }) => ({
    mintId: (prefix, length) => (CALL_ID.test(prefix) ? '' : mintId(prefix, length)),
  }),
  'blank-later-ids': () => ({ laterCallId: '' }),
} as const satisfies Record<string, (writing: Writing) => Partial<Writing>>;

const CALL_ID = /^(call|toolu)_/;

export const callPieces: Fault<CallPiecesOrder> = {
  name: 'call-pieces',
  summary: 'calls that a stream does not number, all numbers 0, or leaves without ids',
  fields: { as: oneOf(...Object.keys(FORMS)) },
  write: (writing, { as }) => ({ ...writing, ...FORMS[as](writing) }),
};
