import type { ErrorForm } from '../dialects/dialect.ts';
import { type WordingName, wordings } from '../vendors/wordings.ts';
import type { Step } from '../wire/step.ts';
import { sentTexts } from '../wire/sent-texts.ts';
import { untilFinish, untilToken } from '../wire/until-token.ts';
import type { Fault } from './fault.ts';
import { integer, oneOf, optional, text } from './fields.ts';

export interface ErrorEventOrder {
  readonly fault: 'error-event';
  /** Unless given, the error comes after the event that says why the answer finished. */
  readonly afterTokens?: number;
  /** Whose error it is, as for the `status` fault; 500 unless given. The HTTP status is 200 all the same. */
  readonly status?: number;
  readonly code?: string;
  readonly wording?: WordingName;
  /** Another form than the protocol's own. */
  readonly as?: ErrorForm;
}

export const errorEvent: Fault<ErrorEventOrder & { readonly message?: string }> = {
  name: 'error-event',
  summary: 'an error inside a stream with status 200, after n tokens; as the body of a JSON answer',
  fields: {
    afterTokens: optional(integer(0)),
    status: optional(integer(400, 599)),
    code: optional(text),
    wording: optional(oneOf(...Object.keys(wordings))),
    as: optional(oneOf('event', 'bare', 'failed', 'nested')),
  },
  plan: (plan, { afterTokens, status = 500, code, wording, message, as }, kit) => {
    const error = { status, code, wording, message };
    if (!plan.streamed) {
      const text = kit.errorBody(error);
      const steps = plan.steps.map((step) => (step.do === 'send' ? { ...step, text, tokens: 0 } : step));
      return { ...plan, steps };
    }
    const begun = afterTokens === undefined ? untilFinish(plan.steps) : untilToken(plan.steps, afterTokens);
    const text = kit.errorEvent(error, sentTexts(begun), as);
    // The server that sends such a line ends its stream as if all were well.
    const last = as === 'bare' ? plan.steps.filter((step) => step.do === 'send' && step.mark === 'done') : [];
    const steps: Step[] = [...begun, { do: 'send', text, mark: 'block', tokens: 0 }, ...last, { do: 'end' }];
    return { ...plan, steps };
  },
};
