import type { Client } from '@temporalio/client';
import type { ToolInput } from '../../domain/agent/tool.ts';
import { addSpend, costOf } from '../../domain/cost/spend.ts';
import { isProviderFailure } from '../../domain/failure/kinds.ts';
import type { Skipped } from '../../domain/route/fit.ts';
import type { Attempt } from '../../domain/run/attempt.ts';
import type { Failed, GenerateInput, Generated } from '../../domain/run/generate.ts';
import type { NoTargetFits } from '../../workflows/payload/payloads.ts';
import type { RunFailure } from '../../domain/failure/refusals.ts';
import type { Plan } from '../../domain/run/plan.ts';
import { switchesIn } from '../../domain/run/switch.ts';
import { vanished, vanishingOf } from '../../domain/run/vanished.ts';
import type { Explanation, ToolCall } from './explanation.ts';
import { decoderOf, readHistory, timeOf, type Decode, type HistoryEvent } from './history.ts';

/** Reads what happened to a run from its history: also while it is under way, and without a worker. */
export async function explain(client: Client, id: string): Promise<Explanation> {
  const decode = decoderOf(client);
  const story = new Story(decode);
  for (const event of await readHistory(client, id)) await story.read(event);
  return story.tell(id);
}

/** `TIMEOUT_TYPE_SCHEDULE_TO_CLOSE` of temporal.api.enums.v1. */
const scheduleToClose = 3;

interface Scheduled {
  readonly name: string;
  readonly input: unknown;
  readonly at: number;
  tries: number;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const ends = {
  workflowExecutionCompletedEventAttributes: 'completed',
  workflowExecutionFailedEventAttributes: 'failed',
  workflowExecutionCanceledEventAttributes: 'cancelled',
  workflowExecutionTerminatedEventAttributes: 'terminated',
  workflowExecutionTimedOutEventAttributes: 'timed out',
} as const;

/** Folds the events of a history. */
class Story {
  readonly #decode: Decode;
  readonly #open = new Map<string, Scheduled>();
  readonly #attempts: Attempt[] = [];
  /** By target: the first reason. */
  readonly #skipped = new Map<string, Skipped>();
  readonly #tools: ToolCall[] = [];
  readonly #told: Partial<Mutable<Explanation>> = {};

  constructor(decode: Decode) {
    this.#decode = decode;
  }

  async read(event: HistoryEvent): Promise<void> {
    await this.#readStart(event);
    await this.#readMarker(event);
    await this.#readActivity(event);
    await this.#readEnd(event);
  }

  tell(id: string): Explanation {
    const [asking] = [...this.#open.values()].filter(({ name }) => name === 'generate');
    const skipped = [...this.#skipped.values()];
    const running = [...this.#open.values()].filter(({ name }) => name !== 'generate');
    return {
      id,
      workflow: '',
      status: 'running',
      startedAt: 0,
      labels: {},
      targets: [],
      ...this.#told,
      skipped,
      attempts: this.#attempts,
      cost: costOf(addSpend({}, this.#attempts)),
      ...(asking === undefined ? {} : { asking: askingOf(asking) }),
      switches: switchesIn(this.#attempts),
      toolCalls: [...this.#tools, ...running.map((tool) => toolCall(tool, 'under way'))],
    };
  }

  async #readStart(event: HistoryEvent): Promise<void> {
    const started = event.workflowExecutionStartedEventAttributes;
    if (started == null || this.#told.startedAt !== undefined) return;
    const [input] = (await this.#decode(started.input?.payloads)) as [Record<string, unknown>?];
    this.#told.startedAt = timeOf(event);
    this.#told.workflow = started.workflowType?.name ?? '';
    this.#told.labels = (input?.['labels'] ?? {}) as Record<string, string>;
    if (typeof input?.['agent'] === 'string') this.#told.agent = input['agent'];
    if (typeof input?.['route'] === 'string') this.#told.route = input['route'];
  }

  /** A local activity leaves a marker; ours with targets is the plan. */
  async #readMarker({ markerRecordedEventAttributes: marker }: HistoryEvent): Promise<void> {
    const [result] = await this.#decode(marker?.details?.['result']?.payloads);
    if (typeof result !== 'object' || result === null || !('targets' in result)) return;
    this.#learn(result as Plan);
  }

  #learn(plan: Plan | undefined): void {
    if (plan === undefined) return;
    // The first plan's order is the route's; later ones begin with who serves the run.
    if (this.#told.targets === undefined && plan.policy !== undefined) this.#told.policy = plan.policy;
    this.#told.targets ??= plan.targets;
    this.#told.route = plan.route;
    this.#skip(plan.skipped);
  }

  #skip(skipped: readonly Skipped[] = []): void {
    for (const each of skipped) if (!this.#skipped.has(each.target)) this.#skipped.set(each.target, each);
  }

  async #readActivity(event: HistoryEvent): Promise<void> {
    const scheduled = event.activityTaskScheduledEventAttributes;
    if (scheduled != null) {
      const [input] = await this.#decode(scheduled.input?.payloads);
      const name = scheduled.activityType?.name ?? '';
      this.#open.set(String(event.eventId), { name, input, at: timeOf(event), tries: 1 });
    }
    const started = event.activityTaskStartedEventAttributes;
    const running = this.#open.get(String(started?.scheduledEventId));
    if (running !== undefined) running.tries = started?.attempt ?? 1;
    const completed = event.activityTaskCompletedEventAttributes;
    const failed = event.activityTaskFailedEventAttributes ?? event.activityTaskTimedOutEventAttributes;
    const closed = completed ?? failed ?? event.activityTaskCanceledEventAttributes;
    const activity = this.#open.get(String(closed?.scheduledEventId));
    if (closed == null || activity === undefined) return;
    this.#open.delete(String(closed.scheduledEventId));
    if (activity.name !== 'generate') {
      this.#tools.push(toolCall(activity, completed == null ? 'failed' : 'ok', timeOf(event)));
      return;
    }
    if (completed != null) {
      const [generated] = (await this.#decode(completed.result?.payloads)) as [Generated];
      this.#learn(generated.plan);
      this.#attempts.push(...generated.attempts);
    } else this.#attempts.push(...(await this.#lost(event, activity)));
  }

  async #lost(event: HistoryEvent, activity: Scheduled): Promise<readonly Attempt[]> {
    const failure = event.activityTaskFailedEventAttributes?.failure;
    const application = failure?.applicationFailureInfo;
    if (isProviderFailure(application?.type)) {
      const [failed] = (await this.#decode(application?.details?.payloads)) as [Failed];
      this.#learn(failed.plan);
      return failed.attempts;
    }
    const timeout: number | null | undefined =
      event.activityTaskTimedOutEventAttributes?.failure?.timeoutFailureInfo?.timeoutType;
    const ended = timeout === scheduleToClose ? 'deadline' : 'silent';
    const how = timeout == null ? vanishingOf(application?.type) : ended;
    return [vanished(askedOf(activity), how, activity.at, timeOf(event), failure?.message ?? undefined)];
  }

  async #readEnd(event: HistoryEvent): Promise<void> {
    for (const [key, status] of Object.entries(ends)) {
      if (event[key as keyof typeof ends] == null) continue;
      this.#told.status = status;
      this.#told.endedAt = timeOf(event);
    }
    const [result] = (await this.#decode(
      event.workflowExecutionCompletedEventAttributes?.result?.payloads,
    )) as [{ answeredBy?: string }?];
    if (result?.answeredBy !== undefined) this.#told.answeredBy = result.answeredBy;
    const failure = event.workflowExecutionFailedEventAttributes?.failure;
    if (failure == null) return;
    const { type, details } = failure.applicationFailureInfo ?? {};
    this.#told.failure = { type: type ?? 'Failure', message: failure.message ?? '' };
    if (type !== ('NoTargetFits' satisfies RunFailure)) return;
    const [refused] = (await this.#decode(details?.payloads)) as [NoTargetFits];
    this.#skip(refused.skipped);
  }
}

function askingOf(scheduled: Scheduled) {
  return { ...askedOf(scheduled), since: scheduled.at };
}

/** A call's first attempt names its route: the activity plans. */
function askedOf({ input }: Scheduled): Pick<Attempt, 'target' | 'why'> {
  const given = input as GenerateInput;
  if ('route' in given) return { target: `route ${given.route}`, why: 'preferred' };
  return { target: given.target, why: given.why };
}

function toolCall(
  { name, input, at, tries }: Scheduled,
  outcome: ToolCall['outcome'],
  end?: number,
): ToolCall {
  const { callId } = input as ToolInput;
  return { name, callId, outcome, at, tries, ...(end === undefined ? {} : { ms: end - at }) };
}
