import { continueAsNew, workflowInfo } from '@temporalio/workflow';
import type { Agent, AgentLimits } from '../domain/agent/agent.ts';
import { toConversation } from '../domain/conversation/input.ts';
import type { Message } from '../domain/conversation/message.ts';
import { describe } from '../domain/conversation/problem.ts';
import { emptyInbox, type Inbox } from '../domain/inbox/inbox.ts';
import { carriedBytes } from './carried.ts';
import { encodedBytes, openLog } from './conversation/log.ts';
import { openInbox } from './agent/inbox.ts';
import type { PauseInput } from './agent/messages.ts';
import { openPause } from './agent/pause.ts';
import { noProgress, type Progress } from './agent/progress.ts';
import { runAgent } from './agent/run.ts';
import { openStatus } from './agent/status.ts';
import { checkAgentInput } from './payload/check.ts';
import type { AgentInput, AgentResult } from './payload/payloads.ts';
import { loadAgent, refusalOf } from './serving/local.ts';
import { runFailure } from './serving/failed.ts';

/** What a run hands to its own continuation. */
interface Carried extends Begun {
  readonly inbox?: Inbox;
  readonly paused?: PauseInput;
}

/** What a run begins or goes on with. */
interface Begun {
  /** As it was when the run began: a rollout in mid-run changes nothing. */
  readonly agent: Agent;
  readonly messages: readonly Message[];
  readonly progress: Progress;
}

/**
 * A multi-step agent run that outlives its providers and its workers.
 *
 * Fails with `InvalidInput`, `UnknownAgent`, `UnknownRoute`, `NoTargetFits`, `AllTargetsFailed` or
 * `ConversationTooLarge`, all non-retryable.
 */
export async function llmAgent(input: AgentInput & { readonly carried?: Carried }): Promise<AgentResult> {
  // Only a run's own continuation may carry anything: an agent names activities and queues.
  const continued = workflowInfo().continuedFromExecutionRunId !== undefined ? input.carried : undefined;
  const inbox = openInbox(continued?.inbox ?? emptyInbox(input.messageId));
  const pause = openPause(continued?.paused);
  const status = openStatus(inbox, pause);
  const { agent, messages, progress } = continued ?? (await begin(input));
  const log = openLog(
    { route: agent.route, tools: agent.tools.map(toDefinition), settings: agent.settings },
    messages,
  );
  const end = await runAgent({ agent, log, progress, inbox, pause, status });
  if (end.over) return end.result;
  const carried: Carried = {
    agent,
    messages: log.messages,
    progress: end.progress,
    inbox: inbox.state,
    ...(pause.state === undefined ? {} : { paused: pause.state }),
  };
  const bytes = encodedBytes(carried);
  if (bytes > carriedBytes)
    throw runFailure(
      'ConversationTooLarge',
      `the conversation has ${bytes} bytes and a run can carry ${carriedBytes}: ` +
        'split the work into several runs, or let tools return references instead of contents',
    );
  return continueAsNew<typeof llmAgent>({ ...input, input: '…', carried });
}

async function begin(input: AgentInput): Promise<Begun> {
  const checked = checkAgentInput(input);
  if (!checked.ok) throw runFailure('InvalidInput', describe(checked.problems), checked.problems);
  let agent: Agent;
  try {
    agent = await loadAgent({ agent: checked.input.agent });
  } catch (error) {
    throw refusalOf(error);
  }
  const { limits, policy } = checked.input;
  return {
    agent: {
      ...agent,
      limits: tighter(agent.limits, limits),
      ...(policy === undefined ? {} : { policy }),
    },
    messages: [...toConversation([{ role: 'system', content: agent.instructions }]), ...checked.conversation],
    progress: noProgress(Date.now()),
  };
}

function tighter(own: AgentLimits, asked: Partial<AgentLimits> = {}): AgentLimits {
  const deadlineMs = Math.min(own.deadlineMs ?? Infinity, asked.deadlineMs ?? Infinity);
  return {
    turns: Math.min(own.turns, asked.turns ?? own.turns),
    ...(deadlineMs === Infinity ? {} : { deadlineMs }),
  };
}

function toDefinition({ name, description, parameters }: Agent['tools'][number]) {
  return { name, description, parameters };
}
