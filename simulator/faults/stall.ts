import { sentTexts } from '../wire/sent-texts.ts';
import { untilToken } from '../wire/until-token.ts';
import type { Fault } from './fault.ts';
import { integer, oneOf, optional } from './fields.ts';

export interface StallOrder {
  readonly fault: 'stall';
  readonly afterTokens: number;
  /** Counts only the tokens of calls; a JSON answer stalls as without it. */
  readonly inside?: 'call';
  /**
   * Shows that the connection lives: by a comment, or by the protocol's own event (`ping`, `keepalive`, a chunk with
   * a role only). A JSON answer gets blank lines. Silent unless given.
   */
  readonly keepAlive?: 'comment' | 'event';
  /** Milliseconds between signs of life; 1,000 unless given. */
  readonly everyMs?: number;
}

const DEFAULT_EVERY_MS = 1_000;

export const stall: Fault<StallOrder> = {
  name: 'stall',
  summary: 'no more of the answer comes after n tokens; the connection stays open',
  fields: {
    afterTokens: integer(0),
    inside: optional(oneOf('call')),
    keepAlive: optional(oneOf('comment', 'event')),
    everyMs: optional(integer(1)),
  },
  plan: (plan, { afterTokens, inside, keepAlive, everyMs = DEFAULT_EVERY_MS }, kit) => {
    const begun = untilToken(plan.steps, afterTokens, inside);
    if (keepAlive === undefined) return { ...plan, steps: [...begun, { do: 'hang' }] };
    const event = keepAlive === 'event' ? kit.keepAlive(sentTexts(begun)) : ': keep-alive\n\n';
    const beat = { text: plan.streamed ? event : '\n', everyMs };
    return { ...plan, steps: [...begun, { do: 'hang', beat }] };
  },
};
