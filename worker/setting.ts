import type { Client } from '@temporalio/client';
import type { Health } from '../activities/health/health.ts';
import { ConversationCache, conversationKey } from '../activities/conversation/cache.ts';
import { Prices } from '../activities/prices/prices.ts';
import { connectProvider } from '../activities/providers/providers.ts';
import type { ConnectedProvider, Setting } from '../activities/setting.ts';
import { TokenCounter } from '../activities/tokens/counter.ts';
import { TokenFactors } from '../activities/tokens/factors.ts';
import { getTranscript, type PageRequest, type TranscriptPage } from '../domain/conversation/transcript.ts';
import type { Config } from './config/config.ts';

/** How long a worker waits for a page of a conversation, in ms. */
const readDeadlineMs = 5000;

/** Puts together what the activities of this worker work with. */
export function settingOf(config: Config, client: Client, visible: boolean, health: Health): Setting {
  const connected = new Map<string, ConnectedProvider>();
  const reading = new Map<string, Promise<TranscriptPage>>();
  return {
    digest: config.digest,
    routes: config.routes,
    agents: config.agents,
    visible,
    health,
    conversations: new ConversationCache(),
    prices: new Prices(config.providers, config.prices),
    tokens: new TokenCounter(),
    factors: new TokenFactors(),
    provider: (name) => {
      const binding = config.providers.get(name);
      if (binding === undefined) return undefined;
      const known = connected.get(name) ?? { binding, provider: connectProvider(binding) };
      connected.set(name, known);
      return known;
    },
    // One reader per run: the server buffers a single query per workflow, and a second one can wait for seconds.
    readPage: (workflowId, runId, request) => {
      const key = `${conversationKey(runId, request.conversation)} ${request.from}`;
      const page =
        reading.get(key) ??
        client
          .withDeadline(Date.now() + readDeadlineMs, () =>
            client.workflow
              .getHandle(workflowId, runId)
              .query<TranscriptPage, [PageRequest]>(getTranscript, request),
          )
          .finally(() => reading.delete(key));
      reading.set(key, page);
      return page;
    },
  };
}
