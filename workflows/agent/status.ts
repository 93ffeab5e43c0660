import { defineQuery, setHandler } from '@temporalio/workflow';
import type { Switch } from '../../domain/run/switch.ts';
import type { TargetId } from '../../domain/route/target.ts';
import type { OpenInbox } from './inbox.ts';
import { agentMessages, type AgentActivity, type AgentStatus, type Switches } from './messages.ts';
import type { Pause } from './pause.ts';

export const getStatusQuery = defineQuery<AgentStatus>(agentMessages.getStatus);
export const getSwitchesQuery = defineQuery<Switches>(agentMessages.getSwitches);

/** What the main coroutine keeps true, for those who ask. */
export interface Told {
  readonly turns: number;
  readonly messages: number;
  readonly switches: Switches;
  readonly answeredBy?: TargetId;
}

export interface StatusBoard {
  /** The run does something else now. */
  now(activity: AgentActivity, told: Told): void;
  /** Another target is asked. */
  switched(change: Switch): void;
}

/** Answers what this run does, and what it has switched. */
export function openStatus(inbox: OpenInbox, pause: Pause): StatusBoard {
  let activity: AgentActivity = { doing: 'planning' };
  let since = Date.now();
  let told: Told = { turns: 0, messages: 0, switches: [] };
  setHandler(
    getStatusQuery,
    () => {
      const { switches: _, ...rest } = told;
      const paused = pause.state !== undefined;
      return { ...activity, since, paused, ...rest, waiting: inbox.state.waiting.length };
    },
    { description: 'What the run does now.' },
  );
  setHandler(getSwitchesQuery, () => told.switches, { description: 'Which targets the run left, and why.' });
  return {
    now: (next, facts) => {
      activity = next;
      since = Date.now();
      told = facts;
    },
    switched: (change) => {
      activity = { doing: 'asking', target: change.to };
      since = Date.now();
      told = { ...told, switches: [...told.switches, change] };
    },
  };
}
