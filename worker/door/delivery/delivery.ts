import type { CallInput } from '../../../workflows/payload/payloads.ts';
import type { RunOrder, StartedRun } from '../runs/runs.ts';
import type { Exchange } from './exchange.ts';

/** One way to send a streamed answer. */
export interface Delivery {
  /** What it adds to the run's input. */
  readonly input: Pick<CallInput, 'live'>;
  /** Makes ready for a run that is about to be started, where the answer comes in pieces. */
  readonly expect?: (runId: string) => void;
  /** It was not started after all. */
  readonly forget?: (runId: string) => void;
  /** The response to a request for a stream. Never throws: whatever goes wrong is told in the exchange's dialect. */
  stream(run: StartedRun, exchange: Exchange, order: RunOrder): Promise<Response>;
}
