import { UnderstudyError } from '../../client/index.ts';
import type { Message } from '../../domain/conversation/message.ts';
import { toConversation } from '../../domain/conversation/input.ts';
import { refusalOf } from '../../worker/door/refusal/of-run.ts';
import type { RunOrder, Runs, RunState, StartedRun } from '../../worker/door/runs/runs.ts';
import { checkCallInput } from '../../workflows/payload/check.ts';
import type { CallResult } from '../../workflows/payload/payloads.ts';

export const primary = 'openai/gpt-5.6-sol';
export const backup = 'anthropic/claude-opus-5-5';

/** A result with this text, by the primary at once. */
export function resultOf(text: string, more: Partial<CallResult> = {}): CallResult {
  const usage = { input: 10, output: 5 };
  return {
    answeredBy: primary,
    switches: [],
    attempts: [{ target: primary, why: 'preferred', outcome: 'ok', at: 0, ms: 10, usage, cost: 0.25 }],
    usage,
    cost: { usd: 0.25, estimated: false },
    skipped: [],
    notes: [],
    message: { role: 'assistant', content: [{ type: 'text', text }], by: primary },
    text,
    ...more,
  };
}

/** How the runs end: a result, or what a run's client would throw. */
export type Script = (order: RunOrder) => Promise<CallResult> | CallResult;

/** Runs of this process: what is started is checked as a workflow checks it, and ends as a script says. */
export class FakeRuns implements Runs {
  readonly orders: RunOrder[] = [];
  readonly cancelled: string[] = [];
  script: Script = () => resultOf('Hello');
  readonly #ends = new Map<string, Promise<CallResult>>();
  readonly #states = new Map<string, RunState>();

  async start(order: RunOrder): Promise<StartedRun> {
    const { id, input } = order;
    const checked = checkCallInput(input);
    if (!checked.ok)
      throw refusalOf(new UnderstudyError('InvalidInput', 'input', { problems: checked.problems }));
    this.orders.push(order);
    this.#states.set(id, { id, status: 'running', startedAt: 0 });
    const end = (async () => this.script(order))().then(
      (result) => this.#over(id, 'completed', result),
      (error: unknown) => {
        this.#over(id, 'failed', error);
        throw refusalOf(error);
      },
    );
    end.catch(() => {});
    this.#ends.set(id, end);
    return { id, durable: true, result: () => end };
  }

  async state(id: string): Promise<RunState | undefined> {
    return this.#states.get(id);
  }

  async result(id: string): Promise<CallResult> {
    const end = this.#ends.get(id);
    if (end === undefined) throw new Error(`no run ${id}`);
    return end;
  }

  async transcript(id: string): Promise<readonly Message[]> {
    const order = this.orders.find((each) => each.id === id);
    return toConversation(order?.input.messages ?? []);
  }

  async cancel(id: string): Promise<void> {
    this.cancelled.push(id);
  }

  async reachable(): Promise<boolean> {
    return true;
  }

  #over<Value>(id: string, status: RunState['status'], value: Value): Value {
    this.#states.set(id, { id, status, startedAt: 0, endedAt: 1 });
    return value;
  }
}
