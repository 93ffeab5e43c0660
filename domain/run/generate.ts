import type { AssistantMessage, AssistantPart } from '../conversation/message.ts';
import type { Skipped } from '../route/fit.ts';
import type { Policy } from '../route/policy.ts';
import type { TargetId } from '../route/target.ts';
import type { Answer } from '../wire/format.ts';
import type { TranslationNote } from '../wire/note.ts';
import type { Attempt, Why } from './attempt.ts';
import type { AnswerPolicy } from './judge.ts';
import type { Plan } from './plan.ts';
import type { Left } from './switch.ts';

/** The input of the `generate` activity: one attempt. It names a position in the conversation, never carries it. */
export type GenerateInput = FirstInput | NextInput;

/** What the model is to see of a run. */
export interface Position {
  /** Which of the run's conversations; absent: it has one only, as `llmCall` and `llmAgent` do. */
  readonly conversation?: string;
  /** How many messages of it. */
  readonly length: number;
}

/**
 * The first attempt of a call: the activity plans, and asks the plan's first target. A local activity for the plan
 * would cost a tenth of a call, and most calls need nothing else of it.
 */
export interface FirstInput extends Position {
  readonly route: string;
  /** The target that gave the conversation's last answer, and the preferred one if it was not well then. */
  readonly stayWith?: TargetId;
  readonly awaits?: TargetId;
  /** The caller's own deadline, instead of the route's, in ms. */
  readonly deadlineMs?: number;
  /** The caller's own policy, which goes before the route's. */
  readonly policy?: Partial<Policy>;
}

/** An attempt that follows a plan. */
export interface NextInput extends Position {
  readonly target: TargetId;
  readonly why: Why;
  /** What the run left for this target, where asking it is a switch. */
  readonly left?: Left;
  /** The preferred target, where it was not well when the run was planned. */
  readonly awaits?: TargetId;
  /** What is left out because the vendor would not take it. */
  readonly without?: 'reasoning';
  /** Which complete answers count as failures, where that isn't the default. */
  readonly policy?: Partial<AnswerPolicy>;
  /** Wait before asking, in ms. */
  readonly delayMs?: number;
  /** The call's deadline in ms since the epoch, where it comes before the target's own limit. */
  readonly deadlineAt?: number;
  /** Time for it from when it begins, in ms, where nobody minds when that is. */
  readonly withinMs?: number;
}

/** The result of `generate`: a complete answer and the records of what it took. */
export interface Generated {
  /** The plan, where this attempt made it. */
  readonly plan?: Plan;
  readonly content: readonly AssistantPart[];
  readonly finish?: AssistantMessage['finish'];
  /** Attempts whose worker was lost, if any, then the one that answered. */
  readonly attempts: readonly Attempt[];
  /** Calls whose arguments break their tool's schema: they are answered with the reason instead of being made. */
  readonly refused?: readonly RefusedCall[];
  /** The plan is out of date: a target's state has changed. */
  readonly outdated?: true;
  /** Of the conversation with this answer, tools and schema, as o200k counts them; absent where the attempt planned. */
  readonly tokens?: number;
  /** What the rendering of messages that this target had not seen before lost. */
  readonly notes?: readonly TranslationNote[];
}

export interface RefusedCall {
  readonly callId: string;
  /** What is wrong with the arguments, told to the model. */
  readonly why: string;
}

/** `details[0]` of a failed `generate`. */
export interface Failed {
  /** Attempts whose worker was lost, if any, then the one that failed. */
  readonly attempts: readonly Attempt[];
  /** The plan, where this attempt made it. */
  readonly plan?: Plan;
  /** In which order the targets are asked from now on; absent: as before. */
  readonly order?: readonly TargetId[];
  /** Targets from which an operator keeps calls: this one doesn't ask them either. */
  readonly drained?: readonly Skipped[];
  /** Nobody takes another attempt at present. */
  readonly denied?: true;
}

/** The message that a generated answer adds to the conversation: the same in the workflow and in a worker's cache. */
export function messageOf(
  { content, finish }: Pick<Generated, 'content' | 'finish'>,
  by?: TargetId,
): AssistantMessage {
  return {
    role: 'assistant',
    content,
    ...(by === undefined ? {} : { by }),
    ...(finish === undefined ? {} : { finish }),
  };
}

/** What a message tells of its end: nothing where it ended by itself. */
export function storedFinish({ finish }: Answer): Pick<AssistantMessage, 'finish'> {
  return finish === 'length' || finish === 'refusal' || finish === 'paused' || finish === 'unknown'
    ? { finish }
    : {};
}
