import { setTimeout as pause } from 'node:timers/promises';
import { ApplicationFailure } from '@temporalio/common';
import { errorOf, invalidInput } from '../../../client/failure.ts';
import type { Setting } from '../../../activities/setting.ts';
import { toConversation } from '../../../domain/conversation/input.ts';
import type { Message } from '../../../domain/conversation/message.ts';
import { checkCallInput } from '../../../workflows/payload/check.ts';
import type { CallInput, CallResult } from '../../../workflows/payload/payloads.ts';
import { Recent } from '../conversation/recent.ts';
import { refusalOf } from '../refusal/of-run.ts';
import { Refusal } from '../refusal/refusal.ts';
import type { RunOrder, Runs, RunState, StartedRun } from '../runs/runs.ts';
import { callDirectly } from './call.ts';

/** How often Temporal is looked for while it is away, in ms. */
const lookMs = 1000;

/** How many runs of its own a door remembers. */
const most = 1000;

interface DirectRun {
  readonly requestHash: string;
  readonly input: CallInput;
  readonly result: Promise<CallResult>;
  readonly cancelled: AbortController;
  state: RunState;
}

/**
 * Runs as workflows while Temporal is there; while it is away, calls that live in this process alone, and can be asked for
 * by their ids as long as it remembers them. A start that Temporal took without saying so is made twice.
 */
export class DirectRuns implements Runs {
  readonly #runs: Runs;
  readonly #setting: Setting;
  readonly #own = new Recent<DirectRun>(most);
  #away = false;

  constructor(runs: Runs, setting: Setting) {
    this.#runs = runs;
    this.#setting = setting;
  }

  async start(order: RunOrder): Promise<StartedRun> {
    if (this.#away || this.#own.get(order.id) !== undefined) return this.#startHere(order);
    try {
      return await this.#runs.start(order);
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind !== 'TemporalAway') throw error;
      void this.#lookForTemporal();
      return this.#startHere(order);
    }
  }

  async state(id: string): Promise<RunState | undefined> {
    return this.#own.get(id)?.state ?? this.#runs.state(id);
  }

  async result(id: string): ReturnType<Runs['result']> {
    return this.#own.get(id)?.result ?? this.#runs.result(id);
  }

  async transcript(id: string): Promise<readonly Message[]> {
    const own = this.#own.get(id);
    if (own === undefined) return this.#runs.transcript(id);
    const answer = own.state.status === 'completed' ? [(await own.result).message] : [];
    return [...toConversation(own.input.messages), ...answer];
  }

  async cancel(id: string): Promise<void> {
    const own = this.#own.get(id);
    if (own === undefined) await this.#runs.cancel(id);
    else own.cancelled.abort();
  }

  reachable(): Promise<boolean> {
    return this.#runs.reachable();
  }

  #startHere({ id, input, requestHash }: RunOrder): StartedRun {
    const known = this.#own.get(id);
    if (known !== undefined && known.requestHash !== requestHash)
      throw new Refusal(
        'KeyReused',
        'Idempotency-Key: another request was sent under this key; give each request a key of its own',
        { field: 'Idempotency-Key' },
      );
    const { result } = known ?? this.#begin(id, input, requestHash);
    return { id, durable: false, result: () => result };
  }

  #begin(id: string, input: CallInput, requestHash: string): DirectRun {
    const checked = checkCallInput(input);
    if (!checked.ok) throw refusalOf(invalidInput(checked.problems));
    const cancelled = new AbortController();
    const result = callDirectly(this.#setting, { id, input }, cancelled.signal).catch((error: unknown) => {
      if (cancelled.signal.aborted)
        throw new Refusal('Cancelled', 'The run was cancelled before it had an answer.');
      throw refusalOf(error instanceof ApplicationFailure ? errorOf(error) : error);
    });
    const run: DirectRun = {
      requestHash,
      input,
      cancelled,
      result,
      state: { id, status: 'running', startedAt: Date.now() },
    };
    const ended = (status: RunState['status']) => {
      run.state = { ...run.state, status, endedAt: Date.now() };
    };
    result.then(
      () => ended('completed'),
      () => ended(cancelled.signal.aborted ? 'cancelled' : 'failed'),
    );
    this.#own.set(id, run);
    return run;
  }

  async #lookForTemporal(): Promise<void> {
    if (this.#away) return;
    this.#away = true;
    while (!(await this.#runs.reachable())) await pause(lookMs, undefined, { ref: false });
    this.#away = false;
  }
}
