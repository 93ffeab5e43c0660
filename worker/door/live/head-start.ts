import { setTimeout as pause } from 'node:timers/promises';
import { Runtime } from '@temporalio/worker';
import { generate } from '../../../activities/generate/generate.ts';
import { runOf, type Occasion } from '../../../activities/occasion.ts';
import type { Setting } from '../../../activities/setting.ts';
import { toConversation } from '../../../domain/conversation/input.ts';
import type { FirstInput, GenerateInput, Generated } from '../../../domain/run/generate.ts';
import { briefOf } from '../../../workflows/payload/brief.ts';
import { firstInputOf } from '../../../workflows/payload/first-input.ts';
import type { CallInput } from '../../../workflows/payload/payloads.ts';

/** An attempt that no activity takes over in this time is given up, in ms. */
const takenWithinMs = 10_000;

/**
 * The first attempts of runs that were started here a moment ago: made at once, while Temporal is still on its way to give
 * the run's activity to this process. The activity then takes over the attempt that is under way, and brings the run its
 * end: one request, one record.
 */
export class HeadStarts {
  readonly #setting: Setting;
  readonly #begun = new Map<string, HeadStart>();

  constructor(setting: Setting) {
    this.#setting = setting;
  }

  /** A call's run has been started with this input: its first activity will be given what is begun here. */
  begin(workflowId: string, runId: string, input: CallInput): void {
    const messages = toConversation(input.messages);
    this.#setting.conversations.hold(runId, 0, messages, briefOf(input));
    const start = new HeadStart(workflowId, runId);
    this.#begun.set(runId, start);
    start.run(this.#setting, firstInputOf(input, { length: messages.length }));
    const untaken = setTimeout(() => {
      if (this.#begun.delete(runId)) start.giveUp();
    }, takenWithinMs);
    untaken.unref();
  }

  /** The activity: takes over what was begun for it, once. */
  generate(given: GenerateInput, occasion: Occasion): Promise<Generated> {
    const { runId } = runOf(occasion);
    const begun = this.#begun.get(runId);
    this.#begun.delete(runId);
    return begun === undefined ? generate(this.#setting, given, occasion) : begun.takenOver(occasion);
  }
}

class HeadStart implements Occasion {
  readonly info: Occasion['info'];
  readonly log = Runtime.instance().logger;
  readonly metricMeter = Runtime.instance().metricMeter;
  readonly #cancelled = new AbortController();
  readonly #ended = Promise.withResolvers<Generated>();
  /** The activity, once it has come. */
  #activity: Occasion | undefined;
  #beaten: readonly unknown[] = [];

  constructor(workflowId: string, runId: string) {
    const at = Date.now();
    this.info = {
      attempt: 1,
      scheduledTimestampMs: at,
      currentAttemptScheduledTimestampMs: at,
      heartbeatDetails: undefined,
      workflowExecution: { workflowId, runId },
    };
    // Whoever takes it over hears it; until then it only must not be nobody.
    this.#ended.promise.catch(() => {});
  }

  get cancellationSignal(): AbortSignal {
    return this.#cancelled.signal;
  }

  run(setting: Setting, input: FirstInput): void {
    generate(setting, input, this).then(this.#ended.resolve, this.#ended.reject);
  }

  takenOver(activity: Occasion): Promise<Generated> {
    this.#activity = activity;
    const [trace] = this.#beaten;
    if (trace !== undefined) activity.heartbeat(trace);
    const { cancellationSignal } = activity;
    cancellationSignal.addEventListener('abort', () => this.giveUp(), { once: true });
    if (cancellationSignal.aborted) this.giveUp();
    return this.#ended.promise;
  }

  giveUp(): void {
    this.#cancelled.abort();
  }

  heartbeat(trace: unknown): void {
    this.#beaten = [trace];
    this.#activity?.heartbeat(trace);
  }

  sleep(ms: Parameters<Occasion['sleep']>[0]): Promise<void> {
    return pause(Number(ms), undefined, { signal: this.#cancelled.signal });
  }
}
