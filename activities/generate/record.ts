import { classify } from '../../domain/failure/classify.ts';
import type { FailureKind } from '../../domain/failure/kinds.ts';
import { retryAfterMs } from '../../domain/failure/retry-after.ts';
import type { FailureSignal } from '../../domain/failure/signal.ts';
import type { Attempt } from '../../domain/run/attempt.ts';
import { storedFinish, type Generated, type NextInput } from '../../domain/run/generate.ts';
import type { Asked } from './ask.ts';
import type { FailedAttempt } from './fail.ts';
import type { ResolvedTarget } from './resolve.ts';

/** The result of an attempt that answered, after any whose worker was lost. */
export function generatedOf(
  { target, profile }: ResolvedTarget,
  { why }: NextInput,
  at: number,
  asked: Extract<Asked, { ok: true }>,
  lost: readonly Attempt[],
): Generated {
  const { answer, refused, notes, requestId, firstTokenMs } = asked;
  const { model, usage } = answer;
  return {
    content: answer.content,
    ...storedFinish(answer),
    ...(refused.length > 0 ? { refused } : {}),
    attempts: [
      ...lost,
      {
        target,
        why,
        outcome: 'ok',
        at,
        ms: Date.now() - at,
        ...(firstTokenMs === undefined ? {} : { firstTokenMs }),
        ...(requestId === undefined ? {} : { requestId }),
        ...(model === undefined || model === profile.model ? {} : { model }),
        ...(usage === undefined ? {} : { usage }),
      },
    ],
    ...(notes.length > 0 ? { notes } : {}),
  };
}

/** The record of an attempt that failed. */
export function failedAttempt(
  { target, format }: ResolvedTarget,
  { why }: NextInput,
  at: number,
  { signal, evidence, requestId, firstTokenMs, usage, ...asked }: Extract<Asked, { ok: false }>,
): FailedAttempt {
  const waitMs = retryAfterMs(signal, Date.now());
  return {
    target,
    why,
    outcome: classify(signal, format.errorRows),
    at,
    ms: Date.now() - at,
    ...(firstTokenMs === undefined ? {} : { firstTokenMs }),
    ...(signal.status === undefined ? {} : { status: signal.status }),
    ...(requestId === undefined ? {} : { requestId }),
    ...(usage === undefined ? {} : { usage }),
    billed: asked.unasked !== true && mayBeBilled(signal) ? 'unknown' : 'no',
    ...(waitMs === undefined ? {} : { retryAfterMs: waitMs }),
    ...(evidence === undefined ? {} : { evidence }),
  };
}

/** The request never left: there was nobody to take it. */
const unsent: readonly FailureKind[] = ['NameNotResolved', 'Unreachable', 'TlsFailed'];

/** Vendors don't charge for what they refused by status; whatever broke off later may have been generated. */
function mayBeBilled(signal: FailureSignal): boolean {
  if (signal.at !== 'transport') return signal.at !== 'http';
  return signal.code !== 'UND_ERR_CONNECT_TIMEOUT' && !unsent.includes(classify(signal, []));
}
