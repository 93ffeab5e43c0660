import type { OfferedTool } from '../agent/tool.ts';
import type { Output, Settings } from '../run/settings.ts';
import type { Message } from './message.ts';

/** What holds for a whole run, fixed when it starts, so that a rollout in mid-run doesn't change what a model is sent. */
export interface Brief {
  readonly route: string;
  readonly tools: readonly OfferedTool[];
  readonly settings: Settings;
  readonly output?: Output;
}

/** A run's conversation from `from` on, as far as one page goes. */
export interface TranscriptPage {
  readonly brief: Brief;
  readonly messages: readonly Message[];
  /** Where the next page begins; absent on the last one. */
  readonly next?: number;
}

/** The query for a run’s conversation: people read it, and so do workers that lack some of it. */
export const getTranscript = 'getTranscript';

export interface PageRequest {
  readonly from: number;
  /** Which of the run's conversations; absent: it has one only. */
  readonly conversation?: string;
}
