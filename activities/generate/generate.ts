import { ApplicationFailure, CancelledFailure, Context } from '@temporalio/activity';
import { classify } from '../../domain/failure/classify.ts';
import type { RunFailure } from '../../domain/failure/refusals.ts';
import { retryAfterMs } from '../../domain/failure/retry-after.ts';
import type { FailureSignal } from '../../domain/failure/signal.ts';
import type { FirstInput, GenerateInput, Generated, NextInput } from '../../domain/run/generate.ts';
import { answerPolicyIn } from '../../domain/run/judge.ts';
import type { Plan } from '../../domain/run/plan.ts';
import { planRoute } from '../planRoute.ts';
import type { Rendering } from '../../domain/wire/format.ts';
import { RenderRefused } from '../../domain/wire/refused.ts';
import type { Held } from '../conversation/cache.ts';
import { readConversation } from '../conversation/read.ts';
import type { Setting } from '../setting.ts';
import { ask, render, type Asked } from './ask.ts';
import { providerFailure, type FailedAttempt } from './fail.ts';
import { Heartbeat } from './heartbeat.ts';
import { resolveTarget, type ResolvedTarget } from './resolve.ts';

/** One attempt: renders the conversation for one target, asks it, and returns a complete answer or throws. */
export async function generate(setting: Setting, given: GenerateInput): Promise<Generated> {
  const { input, ...made } = 'route' in given ? openingOf(setting, given) : { input: given };
  const heartbeat = new Heartbeat(input);
  try {
    const { held, resolved, rendering } = await prepare(setting, input, heartbeat);
    const at = Date.now();
    heartbeat.asking(input, at);
    const cancelled = Context.current().cancellationSignal;
    const bounds = { deadlineAt: deadlineOf(input, at), cancelled, policy: input.policy };
    const asked = await ask(resolved, rendering, held, bounds);
    if (cancelled.aborted) throw new CancelledFailure('the run was cancelled');
    if (!asked.ok) {
      const attempt = failedAttempt(resolved, input, at, asked);
      throw providerFailure(attempt, { attempts: [...heartbeat.lost, attempt], ...made });
    }
    // Not held here: only what the run commits is true, and this attempt may have been given up meanwhile.
    return { ...made, ...generatedOf(resolved, input, at, asked, heartbeat) };
  } finally {
    heartbeat.stop();
  }
}

/** Plans, and gives the plan with the attempt that it begins with. */
function openingOf(
  setting: Setting,
  { length, ...asked }: FirstInput,
): { readonly input: NextInput; readonly plan: Plan } {
  const plan = planRoute(setting, asked);
  const deadlineAt = Context.current().info.scheduledTimestampMs + plan.limits.deadlineMs;
  const policy = answerPolicyIn(plan.policy);
  return {
    plan,
    input: {
      target: plan.targets[0] ?? '',
      why: 'preferred',
      length,
      ...(policy === undefined ? {} : { policy }),
      deadlineAt,
    },
  };
}

/** All that comes before the request; what goes wrong here is our fault, and nobody was asked. */
async function prepare(
  setting: Setting,
  input: NextInput,
  heartbeat: Heartbeat,
): Promise<{ readonly held: Held; readonly resolved: ResolvedTarget; readonly rendering: Rendering }> {
  try {
    const held = await conversationOf(setting, input);
    const resolved = resolveTarget(setting, held.brief.route, input.target);
    const rendering = renderFor(resolved, held);
    if (input.delayMs !== undefined && heartbeat.lost.length === 0)
      await Context.current().sleep(input.delayMs);
    return { held, resolved, rendering };
  } catch (error) {
    heartbeat.notAsked();
    throw error;
  }
}

/** A conversation that no target can take is the caller's fault: trying others would not change it. */
function renderFor(resolved: ResolvedTarget, held: Held): Rendering {
  try {
    return render(resolved, held);
  } catch (error) {
    if (!(error instanceof RenderRefused)) throw error;
    throw ApplicationFailure.nonRetryable(error.message, 'InvalidInput' satisfies RunFailure, error.problems);
  }
}

/** A failed read is our fault, retried by the activity's own policy, and never evidence against a provider. */
async function conversationOf(setting: Setting, { length }: NextInput): Promise<Held> {
  const { workflowExecution } = Context.current().info;
  const { workflowId, runId } = workflowExecution ?? { workflowId: '', runId: '' };
  const readPage = (from: number) => setting.readPage(workflowId, runId, from);
  try {
    return await readConversation(setting.conversations, { runId, length, readPage });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw ApplicationFailure.retryable(
      `the run's conversation can't be read: ${reason}`,
      'ConversationUnreadable',
    );
  }
}

function deadlineOf({ deadlineAt, withinMs }: NextInput, at: number): number | undefined {
  return deadlineAt ?? (withinMs === undefined ? undefined : at + withinMs);
}

function generatedOf(
  { target, profile }: ResolvedTarget,
  { why }: NextInput,
  at: number,
  asked: Extract<Asked, { ok: true }>,
  { lost }: Heartbeat,
): Generated {
  const { answer, notes, requestId, firstTokenMs } = asked;
  const { finish, model, usage } = answer;
  return {
    content: answer.content,
    ...(finish === 'length' || finish === 'refusal' || finish === 'unknown' ? { finish } : {}),
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

function failedAttempt(
  { target, format }: ResolvedTarget,
  { why }: NextInput,
  at: number,
  { signal, evidence, requestId, firstTokenMs, usage, unasked }: Extract<Asked, { ok: false }>,
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
    billed: unasked !== true && mayBeBilled(signal) ? 'unknown' : 'no',
    ...(waitMs === undefined ? {} : { retryAfterMs: waitMs }),
    ...(evidence === undefined ? {} : { evidence }),
  };
}

/** Vendors don't charge for what they refused by status; whatever broke off later may have been generated. */
function mayBeBilled({ at, code }: FailureSignal): boolean {
  if (at === 'http') return false;
  return !(at === 'transport' && code !== undefined && /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN)$/.test(code));
}
