import { condition, defineSignal, setHandler } from '@temporalio/workflow';
import { agentMessages, type PauseInput } from './messages.ts';

export const pauseSignal = defineSignal<[PauseInput?]>(agentMessages.pause);
export const resumeSignal = defineSignal(agentMessages.resume);

/** Whether a run may begin its next step. */
export interface Pause {
  /** Set while it is paused; it travels with the run through continue-as-new. */
  readonly state: PauseInput | undefined;
  /** Waits until the run is not paused. */
  end(): Promise<void>;
}

/** Lets people pause and resume this run from now on. */
export function openPause(before: PauseInput | undefined): Pause {
  let state = before;
  setHandler(pauseSignal, (input) => {
    state = typeof input?.reason === 'string' ? { reason: input.reason } : {};
  });
  setHandler(resumeSignal, () => {
    state = undefined;
  });
  return {
    get state() {
      return state;
    },
    end: () => condition(() => state === undefined),
  };
}
