import type { Switch } from '../../domain/run/switch.ts';
import type { TargetId } from '../../domain/route/target.ts';

/** The wire names of the messages of `llmAgent`. */
export const agentMessages = {
  /** Update: `SendMessageInput` -> `Accepted`; refused with `InvalidInput` or `InboxFull`. */
  sendMessage: 'sendMessage',
  /** Signal: `PauseInput`. The run finishes the step it is at, and begins no other. */
  pause: 'pause',
  /** Signal, without an argument. */
  resume: 'resume',
  /** Query: `AgentStatus`. */
  getStatus: 'getStatus',
  /** Query: `Switch[]`, the oldest first. */
  getSwitches: 'getSwitches',
} as const;

/** How `sendMessage` refuses what was sent: the `type` of its ApplicationFailure. */
export type InboxRefusal = 'InvalidInput' | 'InboxFull';

/**
 * A message has a place in the run, and will be part of its conversation before the model is asked again.
 *
 * @example
 * const run = await understudy.agent('refunds').start({ input: 'Please refund order=4711.' });
 * await run.pause();
 * const { waiting }: Accepted = await run.send('And order=4712.');
 * await run.resume();
 * console.log(waiting, (await run.result()).outcome);
 */
export interface Accepted {
  /** How many wait, this one included; 0: all are part of the conversation already. */
  readonly waiting: number;
}

export interface PauseInput {
  /** Shown by `getStatus`; nothing secret. */
  readonly reason?: string;
}

/** What an agent's run does now. */
export type AgentActivity =
  /** It finds out whom to ask. */
  | { readonly doing: 'planning' }
  | { readonly doing: 'asking'; readonly target: TargetId }
  | { readonly doing: 'calling'; readonly tools: readonly string[] }
  | { readonly doing: 'pausing'; readonly reason?: string }
  | { readonly doing: 'nothing' };

/**
 * Answer of `getStatus`.
 *
 * @example
 * const run = await understudy.agent('refunds').start({ input: 'Please refund order=4711.' });
 * const status: AgentStatus = await run.status();
 * console.log(status.doing, status.turns, status.waiting, status.paused);
 */
export type AgentStatus = AgentActivity & {
  /** Since when, in ms since the epoch. */
  readonly since: number;
  /** It is paused, or will be when the step that it is at is done. */
  readonly paused: boolean;
  /** Answers of the model. */
  readonly turns: number;
  /** Messages of the conversation. */
  readonly messages: number;
  /** What was sent to it and isn't part of the conversation yet. */
  readonly waiting: number;
  /** Who gave the last answer. */
  readonly answeredBy?: TargetId;
};

/** Answer of `getSwitches`. */
export type Switches = readonly Switch[];
