import type { ErrorForm } from '../dialects/dialect.ts';
import { untilToken } from '../wire/until-token.ts';
import type { Fault } from './fault.ts';
import { integer, oneOf, optional, text } from './fields.ts';

export interface ErrorEventOrder {
  readonly fault: 'error-event';
  readonly afterTokens: number;
  /** Whose error it is, as for the `status` fault; 500 unless given. The HTTP status is 200 all the same. */
  readonly status?: number;
  readonly code?: string;
  /** Responses only: `error` alone, or `response.failed` alone; both unless given. */
  readonly as?: ErrorForm;
}

export const errorEvent: Fault<ErrorEventOrder & { readonly message?: string }> = {
  name: 'error-event',
  summary: 'an error inside a stream with status 200, after n tokens; as the body of a JSON answer',
  fields: {
    afterTokens: integer(0),
    status: optional(integer(400, 599)),
    code: optional(text),
    as: optional(oneOf('event', 'failed')),
  },
  plan: (plan, { afterTokens, status = 500, code, message, as }, kit) => {
    const error = { status, code, message };
    if (!plan.streamed) {
      const text = kit.errorBody(error);
      const steps = plan.steps.map((step) => (step.do === 'send' ? { ...step, text, tokens: 0 } : step));
      return { ...plan, steps };
    }
    const begun = untilToken(plan.steps, afterTokens);
    const sent = begun.flatMap((step) => (step.do === 'send' ? [step.text] : []));
    const text = kit.errorEvent(error, sent, as);
    return { ...plan, steps: [...begun, { do: 'send', text, mark: 'block', tokens: 0 }, { do: 'end' }] };
  },
};
