import type { ErrorForm, Writing } from '../dialects/dialect.ts';
import type { Answer } from '../model/answer.ts';
import type { RetryAfter } from '../vendors/retry-after.ts';
import type { HeaderPairs } from '../vendors/vendor.ts';
import type { WordingName } from '../vendors/wordings.ts';
import type { Plan, Step } from '../wire/step.ts';
import type { Field } from './fields.ts';

/** One kind of failure. Each of its functions is for one place where things go wrong. */
export interface Fault<Order extends { readonly fault: string }> {
  readonly name: Order['fault'];
  /** One line for people. */
  readonly summary: string;
  /** The fields of its order, besides those that every order has. */
  readonly fields: Readonly<Record<string, Field>>;
  /** What becomes of a provider's own port, where requests are then not served at all. */
  readonly listener?: 'closed' | 'breaks-handshakes';
  /** The whole response, in place of judgement and answer; undefined when this order is not of that sort. */
  instead?(order: Order, kit: FaultKit): Step[] | undefined;
  /** Changes what the model says. */
  answer?(answer: Answer, order: Order): Answer;
  /** Changes how its dialect writes it down. */
  write?(writing: Writing, order: Order): Writing;
  /** The form it is written in, whichever was asked for. */
  form?(order: Order): AnswerForm;
  /** Changes how it goes over the wire. */
  plan?(plan: Plan, order: Order, kit: FaultKit): Plan;
}

/** `at-once`: a stream that has the whole answer in one event. */
export type AnswerForm = 'json' | 'stream' | 'at-once';

/** The vendor's voice, for faults that speak. */
export interface FaultKit {
  /** Head of an answer in the form it has. */
  head(this: void, status: number, headers?: HeaderPairs): Step;
  /** A complete error response in the vendor's words. */
  error(this: void, error: FaultError): Step[];
  /** The refusal of the model that was asked for, as of one that does not exist. */
  unknownModel(this: void): Step[];
  /** The body of such a response alone. */
  errorBody(this: void, error: FaultError): string;
  /** The same error as it comes in a stream after these events. */
  errorEvent(this: void, error: FaultError, sent: readonly string[], as?: ErrorForm): string;
  /** An event after these that says only that the connection lives. */
  keepAlive(this: void, sent: readonly string[]): string;
}

export interface FaultError {
  readonly status: number;
  readonly code?: string | undefined;
  readonly wording?: WordingName | undefined;
  readonly message?: string | undefined;
  readonly retryAfter?: RetryAfter | undefined;
  /** Come before all other headers, in this order. */
  readonly headers?: HeaderPairs | undefined;
}
