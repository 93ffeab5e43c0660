import {
  allHandlersFinished,
  ApplicationFailure,
  condition,
  isCancellation,
  workflowInfo,
} from '@temporalio/workflow';
import type { Agent } from '../../domain/agent/agent.ts';
import type { Tool } from '../../domain/agent/tool.ts';
import { costOf } from '../../domain/cost/spend.ts';
import { openCalls, textOf } from '../../domain/conversation/calls.ts';
import type { AssistantMessage, CallPart, Message, ResultPart } from '../../domain/conversation/message.ts';
import { messageOf, type Generated } from '../../domain/run/generate.ts';
import type { RunFailure } from '../../domain/failure/refusals.ts';
import { needsIn } from '../../domain/route/needs.ts';
import type { Plan } from '../../domain/run/plan.ts';
import type { Switch } from '../../domain/run/switch.ts';
import type { ConversationLog } from '../conversation/log.ts';
import type { AgentOutcome, AgentResult } from '../payload/payloads.ts';
import { planRoute, refusalOf } from '../serving/local.ts';
import { allTargetsFailed } from '../serving/failed.ts';
import { serveDurably } from '../serving/serve.ts';
import { refuseCall, runTool } from '../tools/runTool.ts';
import { openVisibility } from '../visibility/visibility.ts';
import type { OpenInbox } from './inbox.ts';
import type { AgentActivity } from './messages.ts';
import type { Pause } from './pause.ts';
import { afterPause, afterPlan, afterTools, afterTurn, mostTokensIn, type Progress } from './progress.ts';
import type { StatusBoard } from './status.ts';

/** What a run is made of when it starts or goes on. */
export interface Run {
  readonly agent: Agent;
  readonly log: ConversationLog;
  readonly progress: Progress;
  readonly inbox: OpenInbox;
  readonly pause: Pause;
  readonly status: StatusBoard;
}

export type RunEnd =
  | { readonly over: true; readonly result: AgentResult }
  /** History has grown enough: the run goes on as a new one. */
  | { readonly over: false; readonly progress: Progress };

/**
 * The turns of an agent: answer, tools, inbox, until the model has said its last word, a limit is reached, or history
 * has grown enough. It begins where the conversation stands, so that a continued run goes on in mid-turn.
 */
export async function runAgent({ agent, log, progress: before, inbox, pause, status }: Run): Promise<RunEnd> {
  let progress = before;
  let plan = await planFor(agent, log, progress);
  let outdated = false;
  const visibility = openVisibility(agent.route, plan.visible, progress.switches);
  visibility.asks(plan.targets[0] ?? '');
  let refused: Generated['refused'] = [];
  const switched = (change: Switch) => {
    visibility.switched(change);
    status.switched(change);
  };
  const now = (activity: AgentActivity) => {
    const { turns, switches, servedBy } = progress;
    const answeredBy = servedBy === undefined ? {} : { answeredBy: servedBy };
    status.now(activity, { turns, messages: log.messages.length, switches, ...answeredBy });
  };
  const pauses = async () => {
    if (pause.state === undefined) return;
    const at = Date.now();
    now({ doing: 'pausing', ...pause.state });
    await pause.end();
    progress = afterPause(progress, Date.now() - at);
  };
  const end = (outcome: AgentOutcome) => {
    // What was accepted is never lost: the transcript has it, although nobody answers it any more.
    log.append(...inbox.take());
    now({ doing: 'nothing' });
    return over(log, progress, outcome);
  };
  const adopt = (made: Plan) => {
    plan = made;
    progress = afterPlan(progress, made);
  };
  adopt(plan);
  for (;;) {
    await pauses();
    const calls = openCalls(log.messages);
    if (calls.length > 0) {
      now({ doing: 'calling', tools: calls.map(({ name }) => name) });
      progress = afterTools(
        progress,
        calls.map(({ name }) => name),
      );
      const results = await Promise.all(calls.map((call) => answerCall(agent, call, refused)));
      log.append({ role: 'tool', content: results });
      await pauses();
    }
    if (!isInterrupted(log.messages.at(-1))) {
      const more = inbox.take();
      if (more.length === 0 && log.messages.at(-1)?.role === 'assistant') return end('finished');
      log.append(...more);
    }
    const limit = limitReached(agent, progress);
    if (limit !== undefined) return end(limit);
    if (await shouldContinueAsNew()) return { over: false, progress };
    if (outdated || outgrown(plan, log, progress)) adopt(await planAgain(agent, log, progress, plan));
    const { length } = log.messages;
    now({ doing: 'asking', target: plan.targets[0] ?? '' });
    const served = await serveDurably({
      begin: async (remainingMs) => {
        if (remainingMs !== undefined) adopt(await planAgain(agent, log, progress, plan));
        return { plan: within(plan, agent, progress) };
      },
      position: { length },
      switched,
      patience: 'durable',
    });
    progress = afterTurn(progress, served, length);
    // What the plan left is on record now: later turns leave nothing more.
    plan = withoutLeaving(plan);
    if (!served.ok) {
      if (limitReached(agent, progress) === 'deadline') return end('deadline');
      throw allTargetsFailed(served);
    }
    log.append(messageOf(served.answer, served.by));
    ({ refused } = served.answer);
    outdated = served.answer.outdated ?? served.attempts.some(({ outcome }) => outcome !== 'ok');
  }
}

function withoutLeaving(made: Plan): Plan {
  const { leaves: _, ...plan } = made;
  return plan;
}

/** The model is to be asked to go on with what its vendor interrupted, before anybody else speaks. */
function isInterrupted(last: Message | undefined): boolean {
  return last?.role === 'assistant' && last.finish === 'paused';
}

async function answerCall(agent: Agent, call: CallPart, refused: Generated['refused']): Promise<ResultPart> {
  const why = refused?.find(({ callId }) => callId === call.callId)?.why;
  return why === undefined ? runTool(call, toolNamed(agent, call.name)) : refuseCall(call, why);
}

/** A turn may take as long as its route allows, and no longer than the run has left. */
function within(plan: Plan, { limits }: Agent, { startedAt }: Progress): Plan {
  if (limits.deadlineMs === undefined) return plan;
  const leftMs = startedAt + limits.deadlineMs - Date.now();
  return { ...plan, limits: { ...plan.limits, deadlineMs: Math.min(plan.limits.deadlineMs, leftMs) } };
}

/** Some target of the plan may be too small by now; until something was counted, the plan was made for all there is. */
function outgrown({ room = Infinity }: Plan, { messages }: ConversationLog, progress: Progress): boolean {
  return progress.counted.messages > 0 && mostTokensIn(messages, progress) > room;
}

async function planFor(
  { policy }: Agent,
  { brief, messages }: ConversationLog,
  { servedBy, awaits, counted }: Progress,
): Promise<Plan> {
  try {
    return await planRoute({
      route: brief.route,
      length: messages.length,
      needs: { ...needsIn(brief, messages), tokens: counted.tokens },
      ...(servedBy === undefined ? {} : { stayWith: servedBy }),
      ...(awaits === undefined ? {} : { awaits }),
      ...(policy === undefined ? {} : { policy }),
    });
  } catch (error) {
    throw refusalOf(error);
  }
}

/** A worker that can't plan, as in a rollout, is no reason to give up a run that has a plan. */
function planAgain(agent: Agent, log: ConversationLog, progress: Progress, before: Plan): Promise<Plan> {
  return planFor(agent, log, progress).catch((error: unknown) => {
    if (isCancellation(error) || isTooMuch(error)) throw error;
    return before;
  });
}

/** No target that is left could take what would be sent. */
function isTooMuch(error: unknown): boolean {
  return error instanceof ApplicationFailure && error.type === ('NoTargetFits' satisfies RunFailure);
}

function toolNamed({ tools }: Agent, name: string): Tool | undefined {
  return tools.find((tool) => tool.name === name);
}

function limitReached({ limits }: Agent, { turns, startedAt }: Progress): AgentOutcome | undefined {
  if (turns >= limits.turns) return 'turn_limit';
  return limits.deadlineMs !== undefined && Date.now() - startedAt >= limits.deadlineMs
    ? 'deadline'
    : undefined;
}

async function shouldContinueAsNew(): Promise<boolean> {
  if (!workflowInfo().continueAsNewSuggested) return false;
  await condition(allHandlersFinished);
  return true;
}

function over({ messages }: ConversationLog, progress: Progress, outcome: AgentOutcome): RunEnd {
  const message = messages.findLast((each): each is AssistantMessage => each.role === 'assistant') ?? {
    role: 'assistant',
    content: [],
  };
  const { switches, attempts, usage, spend, skipped, notes, turns, toolCalls, servedBy } = progress;
  return {
    over: true,
    result: {
      answeredBy: servedBy ?? '',
      switches,
      attempts,
      usage,
      cost: costOf(spend),
      skipped,
      notes,
      message,
      text: textOf(message),
      turns,
      toolCalls,
      outcome,
    },
  };
}
