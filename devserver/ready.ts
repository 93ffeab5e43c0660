import { Connection } from '@temporalio/client';
import { setTimeout as sleep } from 'node:timers/promises';

const pollMs = 50;
const callMs = 1_000;
/** gRPC's own first pause is 1 s, three times what the server takes to start. */
const channelArgs = { 'grpc.initial_reconnect_backoff_ms': pollMs, 'grpc.max_reconnect_backoff_ms': pollMs };

/**
 * Resolves when the server answers for the namespace (and its UI, if it has one, serves a page); keeps asking until
 * `signal` ends it.
 */
export async function untilReady(
  { address, namespace, uiUrl }: { address: string; namespace: string; uiUrl: string | undefined },
  signal: AbortSignal,
): Promise<void> {
  const connection = Connection.lazy({ address, channelArgs });
  try {
    await retry(signal, () =>
      connection.withDeadline(Date.now() + callMs, () =>
        connection.workflowService.describeNamespace({ namespace }),
      ),
    );
    if (uiUrl !== undefined) {
      await retry(signal, async () => {
        const page = await fetch(uiUrl, { signal: AbortSignal.timeout(callMs), redirect: 'manual' });
        await page.body?.cancel();
      });
    }
  } finally {
    await connection.close();
  }
}

async function retry(signal: AbortSignal, attempt: () => Promise<unknown>): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    try {
      await attempt();
      return;
    } catch {
      await sleep(pollMs, undefined, { signal });
    }
  }
}
