import type { Message } from '../../../domain/conversation/message.ts';
import type { AgentResult, CallInput, CallResult } from '../../../workflows/payload/payloads.ts';

/** A run to be started. */
export interface RunOrder {
  /** The workflow's id, and the idempotency key. */
  readonly id: string;
  readonly input: CallInput;
  /** SHA-256 of the request, in hex: another request under the same id is refused. */
  readonly requestHash: string;
  /** The caller chose the id, so that there may be a run of that name. */
  readonly named: boolean;
  /** How long its end is waited for, in ms. */
  readonly patienceMs: number;
}

/** A run that was started, or found. */
export interface StartedRun {
  readonly id: string;
  /** Of the workflow's run that was started just now; absent: it may have been there before. */
  readonly runId?: string;
  /** False: it lives in this process alone. */
  readonly durable: boolean;
  /**
   * Waits for the end.
   * @throws Refusal when there is no answer
   */
  result(): Promise<CallResult>;
}

export type RunStatus = 'running' | 'completed' | 'failed' | 'cancelled' | 'terminated' | 'timed out';

/** A run as it is now. */
export interface RunState {
  readonly id: string;
  readonly status: RunStatus;
  /** ms since the epoch. */
  readonly startedAt: number;
  readonly endedAt?: number;
}

/** What the door needs of the runs; all throw `Refusal`, `TemporalAway` within 2 s where nothing answers. */
export interface Runs {
  /** Starts a run, or finds the one of that id. */
  start(order: RunOrder): Promise<StartedRun>;
  /** Undefined: there is none. */
  state(id: string): Promise<RunState | undefined>;
  result(id: string): Promise<CallResult | AgentResult>;
  /** The conversation that it was given, and its answer if it has one. */
  transcript(id: string): Promise<readonly Message[]>;
  /** Asks it to stop. */
  cancel(id: string): Promise<void>;
  /** Whether runs can be started now. */
  reachable(): Promise<boolean>;
}
