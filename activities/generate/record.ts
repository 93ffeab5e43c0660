import { classify } from '../../domain/failure/classify.ts';
import { failureKinds, type FailureKind } from '../../domain/failure/kinds.ts';
import type { HealthClass } from '../../domain/health/outcome.ts';
import { retryAfterMs } from '../../domain/failure/retry-after.ts';
import type { FailureSignal } from '../../domain/failure/signal.ts';
import type { Attempt } from '../../domain/run/attempt.ts';
import type { Left } from '../../domain/run/switch.ts';
import { storedFinish, type Generated } from '../../domain/run/generate.ts';
import type { Asked } from './ask.ts';
import type { FailedAttempt } from './fail.ts';
import type { ResolvedTarget } from './resolve.ts';

/** What a record says besides what was seen: why the target was asked, whether it is a drill. */
type About = Pick<Attempt, 'why' | 'drill'>;

/** The result of an attempt that answered, after any whose worker was lost. */
export function generatedOf(
  { target, profile }: ResolvedTarget,
  about: About,
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
        ...about,
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
  about: About,
  at: number,
  { signal, evidence, requestId, firstTokenMs, usage, ...asked }: Extract<Asked, { ok: false }>,
): FailedAttempt {
  const waitMs = retryAfterMs(signal, Date.now());
  return {
    target,
    ...about,
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

/** What the end of a request says of its target's health, and how long it asked us to wait, in ms. */
export function outcomeOf(
  { format }: ResolvedTarget,
  asked: Asked,
): { readonly says: 'answered' | HealthClass; readonly retryAfterMs: number | undefined } {
  if (asked.ok) return { says: 'answered', retryAfterMs: undefined };
  const { health } = failureKinds[classify(asked.signal, format.errorRows)];
  return { says: health, retryAfterMs: retryAfterMs(asked.signal, Date.now()) };
}

/** The run left something once, however many workers it took to ask: the first record says it. */
export function leaving(attempts: readonly Attempt[], left: Left | undefined): readonly Attempt[] {
  return left === undefined ? attempts : attempts.map((each, nth) => (nth === 0 ? { ...each, left } : each));
}
