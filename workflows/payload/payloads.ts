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

/** Input of `llmCall`: names only, plain JSON, so that any language's Temporal client can start it. */
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

/** Result of `llmCall`. The order of the keys is the order in which the Temporal UI shows them. */
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

/** Input of `llmAgent`. */
export interface AgentInput {
  readonly v?: 1;
  readonly agent: string;
  readonly input: ConversationInput;
  /** The id of the message that the run begins with: sent again under this id, it is there already. */
  readonly messageId?: string;
  /** May only be tighter than the agent's own. */
  readonly limits?: Partial<AgentLimits>;
  readonly labels?: Readonly<Record<string, string>>;
}

/** Input of the update `sendMessage` of `llmAgent`. */
export interface SendMessageInput {
  readonly v?: 1;
  /** Sent again under the same id, it is there already. */
  readonly id: string;
  /** One text of the user, or messages of the user. */
  readonly input: ConversationInput;
}

export type AgentOutcome = 'finished' | 'turn_limit' | 'deadline';

/** Result of `llmAgent`; its `attempts` are those that failed and those that answered first after a switch. */
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
