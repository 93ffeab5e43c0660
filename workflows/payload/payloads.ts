import type { AgentLimits } from '../../domain/agent/agent.ts';
import type { ConversationInput } from '../../domain/conversation/input.ts';
import type { AssistantMessage } from '../../domain/conversation/message.ts';
import type { Cost } from '../../domain/cost/spend.ts';
import type { Usage } from '../../domain/cost/usage.ts';
import type { OfferedTool } from '../../domain/agent/tool.ts';
import type { Attempt } from '../../domain/run/attempt.ts';
import type { StopReason } from '../../domain/run/decide.ts';
import type { Output, Settings } from '../../domain/run/settings.ts';
import type { Switch } from '../../domain/run/switch.ts';
import type { Skipped } from '../../domain/route/fit.ts';
import type { Policy } from '../../domain/route/policy.ts';
import type { TargetId } from '../../domain/route/target.ts';
import type { TranslationNote } from '../../domain/wire/note.ts';

/**
 * Input of `llmCall`: names only, plain JSON, so that any language's Temporal client can start it.
 *
 * @example
 * const input: CallInput = { v: 1, route: 'support', messages: 'Where is my order?', deadlineMs: 30_000 };
 * const options = { workflowId: 'ticket-4713', taskQueue, args: [input] };
 * const { text } = (await client.workflow.execute('llmCall', options)) as CallResult;
 * console.log(text);
 */
export interface CallInput {
  readonly v?: 1;
  readonly route: string;
  readonly messages: ConversationInput;
  readonly settings?: Settings;
  readonly output?: Output;
  /** What the model may call; the caller makes the calls and sends their results in a call of its own. */
  readonly tools?: readonly OfferedTool[];
  /** The target that gave the last answer of this conversation: it is asked first while it serves, and through a ramp. */
  readonly stayWith?: TargetId;
  /** As the last answer's result had it. */
  readonly awaits?: TargetId;
  /** Name of the front door that sends the answer on while it comes. */
  readonly live?: string;
  /** Everything together, in ms; default: the route's deadline. */
  readonly deadlineMs?: number;
  /** Goes before the route's policy; what has to stay with a vendor can only become more. */
  readonly policy?: Partial<Policy>;
  readonly labels?: Readonly<Record<string, string>>;
}

/**
 * Result of `llmCall`. The order of the keys is the order in which the Temporal UI shows them.
 *
 * @example
 * const answer: CallResult = await understudy.call({ route: 'support', messages: 'Where is my order?' });
 * console.log(answer.text, answer.answeredBy, answer.switches.length, answer.usage.output, answer.cost?.usd);
 */
export interface CallResult {
  readonly answeredBy: TargetId;
  readonly switches: readonly Switch[];
  readonly attempts: readonly Attempt[];
  /** Over all attempts that told theirs. */
  readonly usage: Usage;
  /** Over all attempts that were or may have been billed. Null: no price is known. */
  readonly cost: Cost | null;
  /** Targets that were not asked, because they can't take the conversation. */
  readonly skipped: readonly Skipped[];
  readonly notes: readonly TranslationNote[];
  readonly message: AssistantMessage;
  readonly text: string;
  /** The preferred target, where it was not well: a conversation that goes on with this gets back to it when it is. */
  readonly awaits?: TargetId;
}

/**
 * Input of `llmAgent`.
 *
 * @example
 * const input: AgentInput = { v: 1, agent: 'refunds', input: 'Please refund order=4711.', limits: { turns: 10 } };
 * const run = await client.workflow.start('llmAgent', { workflowId: 'refund-4712', taskQueue, args: [input] });
 * console.log(((await run.result()) as AgentResult).outcome);
 */
export interface AgentInput {
  readonly v?: 1;
  readonly agent: string;
  readonly input: ConversationInput;
  /** The id of the message that the run begins with: sent again under this id, it is there already. */
  readonly messageId?: string;
  /** May only be tighter than the agent's own. */
  readonly limits?: Partial<AgentLimits>;
  /** Goes before the policy of the agent's route; what has to stay with a vendor can only become more. */
  readonly policy?: Partial<Policy>;
  readonly labels?: Readonly<Record<string, string>>;
}

/**
 * Input of the update `sendMessage` of `llmAgent`.
 *
 * @example
 * const message: SendMessageInput = { v: 1, id: 'mail-18', input: 'And order=4712.' };
 * const run = await understudy.agent('refunds').start({ id: 'refund-4713', input: 'Please refund order=4711.' });
 * await client.workflow.getHandle(run.id).executeUpdate('sendMessage', { args: [message] });
 * await run.result();
 */
export interface SendMessageInput {
  readonly v?: 1;
  /** Sent again under the same id, it is there already. */
  readonly id: string;
  /** One text of the user, or messages of the user. */
  readonly input: ConversationInput;
}

export type AgentOutcome = 'finished' | 'turn_limit' | 'deadline';

/**
 * Result of `llmAgent`; its `attempts` are those that failed and those that answered first after a switch.
 *
 * @example
 * const run = await understudy.agent('refunds').start({ input: 'Please refund order=4711.' });
 * const result: AgentResult = await run.result();
 * console.log(result.text, result.outcome, result.turns, result.toolCalls);
 */
export interface AgentResult extends CallResult {
  /** Answers of the model. */
  readonly turns: number;
  /** Calls made, by tool. */
  readonly toolCalls: Readonly<Record<string, number>>;
  readonly outcome: AgentOutcome;
}

/** `details[0]` of a `NoTargetFits` failure. */
export interface NoTargetFits {
  readonly skipped: readonly Skipped[];
}

/** `details[0]` of an `AllTargetsFailed` failure. */
export interface AllTargetsFailed extends NoTargetFits {
  readonly reason: StopReason;
  readonly attempts: readonly Attempt[];
  readonly switches: readonly Switch[];
}
