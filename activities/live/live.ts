import type { AssistantPart } from '../../domain/conversation/message.ts';
import type { TargetId } from '../../domain/route/target.ts';

/** Takes the words of one attempt while they come. It never throws and is never waited for. */
export interface LiveAttempt {
  /** Words as a reader heard them: see `Heard`. */
  text(text: string, since?: readonly AssistantPart[]): void;
}

/** Where the words of attempts go that somebody reads along, in this process's memory: a front door has one. */
export interface Live {
  /** The next attempt of a run: its words are never put behind those of one before it. Undefined: nobody reads along. */
  begin(workflowId: string, target: TargetId): LiveAttempt | undefined;
}
