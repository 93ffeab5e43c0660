import type { ErrorForm } from '../dialects/dialect.ts';
import type { Answer } from '../model/answer.ts';
import type { HeaderPairs } from '../vendors/vendor.ts';
import type { Plan, Step } from '../wire/step.ts';
import type { Field } from './fields.ts';

/** One kind of failure. Each of the three functions is for one place where things go wrong. */
export interface Fault<Order extends { readonly fault: string }> {
  readonly name: Order['fault'];
  /** One line for people. */
  readonly summary: string;
  /** The fields of its order, besides those that every order has. */
  readonly fields: Readonly<Record<string, Field>>;
  /** A provider with a port of its own stops listening there. */
  readonly closesListener?: boolean;
  /** The whole response, in place of judgement and answer; undefined when this order is not of that sort. */
  instead?(order: Order, kit: FaultKit): Step[] | undefined;
  /** Changes what the model says. */
  answer?(answer: Answer, order: Order): Answer;
  /** Changes how it goes over the wire. */
  plan?(plan: Plan, order: Order, kit: FaultKit): Plan;
}

/** The vendor's voice, for faults that speak. */
export interface FaultKit {
  readonly streamed: boolean;
  /** Head of an answer in the form that was asked for. */
  head(this: void, status: number, headers?: HeaderPairs): Step;
  /** A complete error response in the vendor's words. */
  error(this: void, error: FaultError): Step[];
  /** The body of such a response alone. */
  errorBody(this: void, error: FaultError): string;
  /** The same error as it comes in a stream after these events. */
  errorEvent(this: void, error: FaultError, sent: readonly string[], as?: ErrorForm): string;
}

export interface FaultError {
  readonly status: number;
  readonly code?: string | undefined;
  readonly message?: string | undefined;
  /** Come before all other headers, in this order. */
  readonly headers?: HeaderPairs | undefined;
}
