import type { FailureSignal } from '../failure/signal.ts';
import { defaultPolicy, type Policy } from '../route/policy.ts';
import type { Finish } from '../wire/format.ts';

/** The choices that make a failure of a complete answer. */
export type AnswerPolicy = Pick<Policy, 'refusal' | 'length'>;

export type Judgement =
  | { readonly accepted: true }
  | { readonly accepted: false; readonly signal: FailureSignal };

/** Whether a complete answer is one to the caller: what a policy doesn't name is judged by default. */
export function judge(
  { finish }: { readonly finish: Finish },
  policy: Partial<AnswerPolicy> = {},
): Judgement {
  const { refusal, length } = { ...defaultPolicy, ...policy };
  if (finish === 'refusal' && refusal !== 'give') return rejected('refusal', 'the model declined');
  if (finish === 'length' && length !== 'accept')
    return rejected('length', 'the answer was cut by its token limit');
  return { accepted: true };
}

function rejected(code: string, message: string): Judgement {
  return { accepted: false, signal: { at: 'answer', code, message } };
}

/** The choices of a policy that `judge` reads; undefined where it names none of them. */
export function answerPolicyIn({ refusal, length }: Partial<Policy> = {}): Partial<AnswerPolicy> | undefined {
  if (refusal === undefined && length === undefined) return undefined;
  return { ...(refusal === undefined ? {} : { refusal }), ...(length === undefined ? {} : { length }) };
}
