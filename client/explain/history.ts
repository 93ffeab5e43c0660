import type { Client } from '@temporalio/client';
import type { Payload } from '@temporalio/common';

type History = Awaited<ReturnType<ReturnType<Client['workflow']['getHandle']>['fetchHistory']>>;
export type HistoryEvent = NonNullable<History['events']>[number];

/** Turns payloads of a history into values, through the client's own codecs. */
export type Decode = (payloads: readonly Payload[] | null | undefined) => Promise<readonly unknown[]>;

export function decoderOf(client: Client): Decode {
  const { payloadConverter, payloadCodecs } = client.options.loadedDataConverter;
  return async (payloads) => {
    let plain = [...(payloads ?? [])];
    for (const codec of payloadCodecs.toReversed()) plain = await codec.decode(plain);
    return plain.map((payload) => payloadConverter.fromPayload<unknown>(payload));
  };
}

/** The events of a run and of those it continues, oldest first. */
export async function readHistory(client: Client, id: string): Promise<readonly HistoryEvent[]> {
  const chain: HistoryEvent[][] = [];
  let runId: string | undefined;
  do {
    const { events } = await client.workflow.getHandle(id, runId).fetchHistory();
    chain.unshift(events ?? []);
    runId = events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId ?? undefined;
  } while (runId !== undefined && runId !== '');
  return chain.flat();
}

/** A history's time stamp in ms since the epoch. */
export function timeOf({ eventTime }: HistoryEvent): number {
  return Number(eventTime?.seconds ?? 0) * 1000 + Math.floor((eventTime?.nanos ?? 0) / 1e6);
}
