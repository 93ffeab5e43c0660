import { ApplicationFailure } from '@temporalio/activity';
import type { RunFailure } from '../../domain/failure/refusals.ts';
import type { FirstInput, GenerateInput, NextInput } from '../../domain/run/generate.ts';
import { answerPolicyIn } from '../../domain/run/judge.ts';
import { whyFirst, type Plan } from '../../domain/run/plan.ts';
import type { Rendering } from '../../domain/wire/format.ts';
import { RenderRefused } from '../../domain/wire/refused.ts';
import { conversationKey, type Held } from '../conversation/cache.ts';
import { readConversation } from '../conversation/read.ts';
import { runOf, type Occasion } from '../occasion.ts';
import { planFor } from '../planRoute.ts';
import { assertSchemas } from '../schemas/assert-schemas.ts';
import type { Setting } from '../setting.ts';
import { render } from './ask.ts';
import type { Heartbeat } from './heartbeat.ts';
import { resolveTarget, type ResolvedTarget } from './resolve.ts';

export interface Prepared {
  readonly input: NextInput;
  /** The plan, where this attempt makes it. */
  readonly plan?: Plan;
  readonly held: Held;
  readonly resolved: ResolvedTarget;
  /** What to send, or why this target would refuse it. */
  readonly rendering: Rendering | RenderRefused;
}

/** All that comes before the request; what goes wrong here is our fault, and nobody was asked. */
export async function prepare(
  setting: Setting,
  given: GenerateInput,
  occasion: Occasion,
  heartbeat: Heartbeat,
): Promise<Prepared> {
  try {
    const held = await conversationOf(setting, given, occasion);
    const { input, ...made } =
      'route' in given ? await openingOf(setting, given, held, occasion) : { input: given };
    const resolved = resolveTarget(setting, held.brief.route, input.target);
    const rendering = renderFor(resolved, held, input);
    if (input.delayMs !== undefined && heartbeat.lost.length === 0) await occasion.sleep(input.delayMs);
    return { ...made, input, held, resolved, rendering };
  } catch (error) {
    heartbeat.notAsked();
    throw error;
  }
}

interface Opening {
  readonly input: NextInput;
  readonly plan: Plan;
}

/** Plans, and gives the plan with the attempt that it begins with. */
async function openingOf(
  setting: Setting,
  first: FirstInput,
  held: Held,
  occasion: Occasion,
): Promise<Opening> {
  const plan = await planFor(setting, runOf(occasion).runId, first, held);
  const deadlineAt = occasion.info.scheduledTimestampMs + plan.limits.deadlineMs;
  const { length } = first;
  const policy = answerPolicyIn(plan.policy);
  return {
    plan,
    input: {
      target: plan.targets[0] ?? '',
      why: whyFirst(plan),
      length,
      ...(policy === undefined ? {} : { policy }),
      deadlineAt,
    },
  };
}

/** A conversation that no target can take is the caller's fault: trying others would not change it. */
function renderFor(resolved: ResolvedTarget, held: Held, input: NextInput): Rendering | RenderRefused {
  try {
    assertSchemas(held.brief);
    return render(resolved, held, input);
  } catch (error) {
    if (!(error instanceof RenderRefused)) throw error;
    if (!error.everywhere) return error;
    throw ApplicationFailure.nonRetryable(error.message, 'InvalidInput' satisfies RunFailure, error.problems);
  }
}

/** A failed read is our fault, retried by the activity's own policy, and never evidence against a provider. */
async function conversationOf(
  setting: Setting,
  { conversation, length }: GenerateInput,
  occasion: Occasion,
): Promise<Held> {
  const { workflowId, runId } = runOf(occasion);
  const readPage = (from: number) =>
    setting.readPage(workflowId, runId, { from, ...(conversation === undefined ? {} : { conversation }) });
  try {
    return await readConversation(setting.conversations, {
      key: conversationKey(runId, conversation),
      length,
      readPage,
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw ApplicationFailure.retryable(
      `the run's conversation can't be read: ${reason}`,
      'ConversationUnreadable',
    );
  }
}
