import { ApplicationFailure, CancelledFailure, Context } from '@temporalio/activity';
import type { Attempt } from '../../domain/run/attempt.ts';
import type { RunFailure } from '../../domain/failure/refusals.ts';
import {
  messageOf,
  type FirstInput,
  type GenerateInput,
  type Generated,
  type NextInput,
} from '../../domain/run/generate.ts';
import { answerPolicyIn } from '../../domain/run/judge.ts';
import { whyFirst, type Plan } from '../../domain/run/plan.ts';
import { isOutdated } from '../../domain/run/placed.ts';
import type { NamedRoute } from '../health/health.ts';
import { namedRoute, planFor, preferredOf, routeOf } from '../planRoute.ts';
import type { Rendering } from '../../domain/wire/format.ts';
import { RenderRefused } from '../../domain/wire/refused.ts';
import { conversationKey, type Held } from '../conversation/cache.ts';
import { readConversation } from '../conversation/read.ts';
import { recordAttempts } from '../metrics/record.ts';
import { runOf, type Occasion } from '../occasion.ts';
import type { Setting } from '../setting.ts';
import { ask, render, spared, unasked, type Asked } from './ask.ts';
import { played } from './drill.ts';
import { assertSchemas } from '../schemas/assert-schemas.ts';
import { deniedFailure, providerFailure } from './fail.ts';
import { Heartbeat } from './heartbeat.ts';
import { learnFrom, tokensWith } from './count.ts';
import { priced } from './price.ts';
import { failedAttempt, generatedOf, leaving, outcomeOf } from './record.ts';
import { rescued } from './rescue.ts';
import { resolveTarget, type ResolvedTarget } from './resolve.ts';

/** One attempt: renders the conversation for one target, asks it, and returns a complete answer or throws. */
export async function generate(
  setting: Setting,
  given: GenerateInput,
  occasion: Occasion = Context.current(),
): Promise<Generated> {
  const { runId } = runOf(occasion);
  const heartbeat = new Heartbeat(occasion, 'route' in given ? preferred(setting, given, runId) : given);
  try {
    const prepared = await prepare(setting, given, occasion, heartbeat);
    const { input, held, resolved, plan } = prepared;
    const made = plan === undefined ? {} : { plan };
    if (plan?.denied === true) throw deniedFailure(plan);
    const route = namedRoute(routeOf(setting, held.brief.route));
    const at = Date.now();
    heartbeat.asking(input, at);
    const { asked, drill } = await askWatched(setting, prepared, route, at, occasion);
    if (occasion.cancellationSignal.aborted) throw new CancelledFailure('the run was cancelled');
    const about = { why: input.why, ...drill };
    const recorded = (all: readonly Attempt[]) => {
      const attempts = priced(
        setting,
        resolved,
        held,
        leaving(all, input.left ?? plan?.leaves),
        asked.characters,
      );
      recordAttempts(occasion, attempts, held.brief.route);
      return attempts;
    };
    if (!asked.ok) {
      const attempt = failedAttempt(resolved, about, at, asked);
      const attempts = recorded([...heartbeat.lost, attempt]);
      throw providerFailure(attempt, { attempts, ...made, ...rescued(setting.health, route, attempt) });
    }
    learnFrom(setting, resolved, held, asked.answer.usage);
    // Not held here: only what the run commits is true, and this attempt may have been given up meanwhile.
    const generated = generatedOf(resolved, about, at, asked, heartbeat.lost);
    const attempts = recorded(generated.attempts);
    const next = 'route' in given ? {} : await forNext(setting, held, input, generated, runId);
    return { ...made, ...generated, attempts, ...next };
  } finally {
    heartbeat.stop();
  }
}

/** Asks the target while health watches and hears how it ends, or plays what a drill wants. */
async function askWatched(
  setting: Setting,
  { input, held, resolved, rendering }: Prepared,
  route: NamedRoute,
  at: number,
  occasion: Occasion,
): Promise<{ readonly asked: Asked; readonly drill?: { readonly drill: true } }> {
  const { health } = setting;
  const { target } = input;
  if (rendering instanceof RenderRefused) return { asked: unasked(rendering) };
  if (input.why === 'retry' && health.isBetterElsewhere(route, target)) return { asked: spared };
  const fault = health.drilled(route.name, target);
  if (fault !== undefined) return { asked: await played(fault, resolved, occasion), drill: { drill: true } };
  const watched = health.begin(route, target, setting.tokens.about(held));
  const cancelled = occasion.cancellationSignal;
  const live = setting.live?.begin(runOf(occasion).workflowId, target);
  const bounds = {
    deadlineAt: deadlineOf(input, at),
    cancelled,
    policy: input.policy,
    watched,
    ...(live === undefined ? {} : { live }),
  };
  try {
    const asked = await ask(resolved, rendering, held, bounds);
    const { says, retryAfterMs } = cancelled.aborted ? silent : outcomeOf(resolved, asked);
    watched.ended(says, retryAfterMs);
    return { asked };
  } finally {
    // By a fault of ours: else it would count as waiting for ever.
    watched.ended('none');
  }
}

/** A run that was cancelled says nothing of its target. */
const silent = { says: 'none', retryAfterMs: undefined } as const;

/** What an agent's next turn needs to know. */
async function forNext(setting: Setting, held: Held, input: NextInput, generated: Generated, runId: string) {
  const { health } = setting;
  const preferredTarget = preferredOf(routeOf(setting, held.brief.route), runId);
  const outdated = isOutdated(input, preferredTarget, (target) => health.facts(target));
  return {
    tokens: await tokensWith(setting, held, messageOf(generated, input.target)),
    ...(outdated ? { outdated } : {}),
  };
}

/** Whom a first attempt would ask if the conversation fits. */
function preferred(
  { routes }: Setting,
  { route }: FirstInput,
  runId: string,
): Pick<NextInput, 'target' | 'why'> {
  const known = routes.get(route);
  return { target: known === undefined ? '' : preferredOf(known, runId), why: 'preferred' };
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

interface Prepared {
  readonly input: NextInput;
  /** The plan, where this attempt makes it. */
  readonly plan?: Plan;
  readonly held: Held;
  readonly resolved: ResolvedTarget;
  /** What to send, or why this target would refuse it. */
  readonly rendering: Rendering | RenderRefused;
}

/** All that comes before the request; what goes wrong here is our fault, and nobody was asked. */
async function prepare(
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

function deadlineOf({ deadlineAt, withinMs }: NextInput, at: number): number | undefined {
  return deadlineAt ?? (withinMs === undefined ? undefined : at + withinMs);
}
