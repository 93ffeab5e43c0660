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
import { afterPlan, afterTools, afterTurn, mostTokensIn, type Progress } from './progress.ts';

/** What a run is made of when it starts or goes on. */
export interface Run {
  readonly agent: Agent;
  readonly log: ConversationLog;
  readonly progress: Progress;
  /** What to tell the model when it has nothing more to do; an empty list ends the run. */
  readonly inbox: () => readonly Message[];
}

export type RunEnd =
  | { readonly over: true; readonly result: AgentResult }
  /** History has grown enough: the run goes on as a new one. */
  | { readonly over: false; readonly progress: Progress };

/**
 * The turns of an agent: answer, tools, inbox, until the model has said its last word, a limit is reached, or history
 * has grown enough. It begins where the conversation stands, so that a continued run goes on in mid-turn.
 */
export async function runAgent({ agent, log, progress: before, inbox }: Run): Promise<RunEnd> {
  let progress = before;
  let plan = await planFor(agent, log, progress);
  let outdated = false;
  const visibility = openVisibility(agent.route, plan.visible, progress.switches);
  visibility.asks(plan.targets[0] ?? '');
  let refused: Generated['refused'] = [];
  const switched = (change: Switch) => visibility.switched(change);
  const adopt = (made: Plan) => {
    plan = made;
    progress = afterPlan(progress, made);
  };
  adopt(plan);
  for (;;) {
    const calls = openCalls(log.messages);
    if (calls.length > 0) {
      progress = afterTools(
        progress,
        calls.map(({ name }) => name),
      );
      const results = await Promise.all(calls.map((call) => answerCall(agent, call, refused)));
      log.append({ role: 'tool', content: results });
    } else if (isSaid(log.messages.at(-1))) {
      const more = inbox();
      if (more.length === 0) return over(log, progress, 'finished');
      log.append(...more);
    }
    const limit = limitReached(agent, progress);
    if (limit !== undefined) return over(log, progress, limit);
    if (await shouldContinueAsNew()) return { over: false, progress };
    if (outdated || outgrown(plan, log, progress)) adopt(await planAgain(agent, log, progress, plan));
    const { length } = log.messages;
    const served = await serveDurably({
      begin: async (remainingMs) => {
        if (remainingMs !== undefined) adopt(await planAgain(agent, log, progress, plan));
        return { plan: within(plan, agent, progress) };
      },
      length,
      switched,
      patience: 'durable',
    });
    progress = afterTurn(progress, served, length);
    // What the plan left is on record now: later turns leave nothing more.
    plan = withoutLeaving(plan);
    if (!served.ok) {
      if (limitReached(agent, progress) === 'deadline') return over(log, progress, 'deadline');
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

/** The model has spoken, and is not to be asked to go on with what its vendor interrupted. */
function isSaid(last: Message | undefined): boolean {
  return last?.role === 'assistant' && last.finish !== 'paused';
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
