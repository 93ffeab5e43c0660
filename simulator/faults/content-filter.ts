import { limitAnswer } from '../model/tokens.ts';
import type { Fault } from './fault.ts';
import { integer, optional } from './fields.ts';

export interface ContentFilterOrder {
  readonly fault: 'content-filter';
  /** 0 unless given. */
  readonly afterTokens?: number;
}

export const contentFilter: Fault<ContentFilterOrder> = {
  name: 'content-filter',
  summary: 'the answer is stopped after n tokens of text by `content_filter`, or `refusal`',
  fields: { afterTokens: optional(integer(0)) },
  answer: (answer, { afterTokens = 0 }) => {
    const { text } = limitAnswer({ ...answer, calls: [] }, afterTokens);
    return { text, calls: [], finish: 'filter' };
  },
};
