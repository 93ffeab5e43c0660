import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { ApplicationFailure } from '@temporalio/common';
import { generate } from '../../../activities/generate/generate.ts';
import type { Setting } from '../../../activities/setting.ts';
import { toConversation } from '../../../domain/conversation/input.ts';
import { isProviderFailure } from '../../../domain/failure/kinds.ts';
import type { Failed, GenerateInput, Generated } from '../../../domain/run/generate.ts';
import { nextInputOf } from '../../../domain/run/next-input.ts';
import { failedResult, openingBy } from '../../../domain/run/opening.ts';
import { serve } from '../../../domain/run/serve.ts';
import { vanished, vanishingOf } from '../../../domain/run/vanished.ts';
import { briefOf } from '../../../workflows/payload/brief.ts';
import { firstInputOf } from '../../../workflows/payload/first-input.ts';
import type { CallInput, CallResult } from '../../../workflows/payload/payloads.ts';
import { callResultOf } from '../../../workflows/serving/call-result.ts';
import { allTargetsFailed, planIn } from '../../../workflows/serving/failed.ts';
import { directOccasion } from './occasion.ts';

/**
 * A call without a workflow: the same loop and the same attempts, in this process, gone with it. The input is one that
 * was checked.
 * @throws ApplicationFailure as `llmCall` fails; `AbortError` or `CancelledFailure` where it was cancelled
 */
export async function callDirectly(
  setting: Setting,
  { id, input }: { readonly id: string; readonly input: CallInput },
  cancelled: AbortSignal,
): Promise<CallResult> {
  const messages = toConversation(input.messages);
  const brief = briefOf(input);
  const here: Setting = {
    ...setting,
    readPage: async (_workflowId, _runId, { from }) => ({ brief, messages: messages.slice(from) }),
  };
  const runId = `direct-${randomUUID()}`;
  const attempt = (given: GenerateInput) => generate(here, given, directOccasion(id, runId, cancelled));
  const position = { length: messages.length };
  const first = firstInputOf(input, position);
  const served = await serve<Generated>({
    begin: (remainingMs) =>
      attempt(remainingMs === undefined ? first : { ...first, deadlineMs: remainingMs }).then(
        (answer) => openingBy(planIn(answer), { ok: true, attempts: answer.attempts, answer }),
        (error: unknown) => {
          const failed = failedIn(error);
          if (failed === undefined) throw error;
          return openingBy(planIn(failed), failedResult(failed));
        },
      ),
    attempt: (order, plan) => {
      const at = Date.now();
      return attempt(nextInputOf(order, plan, position, { patience: 'deadline', now: at })).then(
        (answer) => ({ ok: true, attempts: answer.attempts, answer }),
        (error: unknown) =>
          failedResult(failedIn(error) ?? { attempts: [vanished(order, unaskedBy(error), at, Date.now())] }),
      );
    },
    wait: (ms) => pause(ms, undefined, { signal: cancelled }),
    now: Date.now,
    random: Math.random,
    switched: () => {},
  });
  if (!served.ok) throw allTargetsFailed(served);
  return callResultOf(served);
}

/** What a failed attempt left; undefined for a fault of our own that another target may not have. */
function failedIn(error: unknown): Failed | undefined {
  if (!(error instanceof ApplicationFailure)) throw error;
  if (isProviderFailure(error.type)) return error.details?.[0] as Failed;
  if (error.nonRetryable === true) throw error;
  return undefined;
}

function unaskedBy(error: unknown) {
  return vanishingOf(error instanceof ApplicationFailure ? error.type : undefined);
}
