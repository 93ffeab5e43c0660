import type { Step } from '../wire/step.ts';
import { untilToken } from '../wire/until-token.ts';
import type { Fault } from './fault.ts';
import { integer } from './fields.ts';

export interface InvalidChunkOrder {
  readonly fault: 'invalid-chunk';
  readonly afterTokens: number;
}

const BROKEN: Step = {
  do: 'send',
  text: 'event: content_block_delta\ndata: {"type":"content_block_delta","choices":[{"del\n\n',
  mark: 'block',
  tokens: 0,
};

export const invalidChunk: Fault<InvalidChunkOrder> = {
  name: 'invalid-chunk',
  summary: 'after n tokens comes an event that is not JSON; a JSON answer is cut there',
  fields: { afterTokens: integer(0) },
  plan: (plan, { afterTokens }) => ({
    ...plan,
    steps: [...untilToken(plan.steps, afterTokens), ...(plan.streamed ? [BROKEN] : []), { do: 'end' }],
  }),
};
