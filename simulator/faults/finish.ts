import { limitAnswer } from '../model/tokens.ts';
import type { Fault } from './fault.ts';
import { integer, optional, text } from './fields.ts';

export interface FinishOrder {
  readonly fault: 'finish';
  /** As it stands on the wire: `finish_reason`, `stop_reason`, or the reason a response is incomplete. */
  readonly reason: string;
  /** The whole answer unless given. */
  readonly afterTokens?: number;
}

export const finish: Fault<FinishOrder> = {
  name: 'finish',
  summary: 'the answer finishes for any reason, such as `pause_turn` or `model_context_window_exceeded`',
  fields: { reason: text, afterTokens: optional(integer(0)) },
  answer: (answer, { afterTokens = Infinity }) => limitAnswer(answer, afterTokens),
  write: (writing, { reason }) => ({ ...writing, finish: reason }),
};
