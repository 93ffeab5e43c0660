import type { Agent } from '../domain/agent/agent.ts';
import type { PageRequest, TranscriptPage } from '../domain/conversation/transcript.ts';
import type { Route } from '../domain/route/route.ts';
import type { ConversationCache } from './conversation/cache.ts';
import type { Health } from './health/health.ts';
import type { Live } from './live/live.ts';
import type { ProviderBinding } from './providers/binding.ts';
import type { Prices } from './prices/prices.ts';
import type { Provider } from './providers/provider.ts';
import type { TokenCounter } from './tokens/counter.ts';
import type { TokenFactors } from './tokens/factors.ts';

/** What the activities of one worker work with: its configuration by name, and its memory of conversations. */
export interface Setting {
  readonly digest: string;
  readonly routes: ReadonlyMap<string, Route>;
  readonly agents: ReadonlyMap<string, Agent>;
  /** Whether the namespace knows our search attributes. */
  readonly visible: boolean;
  /** The client of a configured provider; undefined where there is none of that name. */
  provider(name: string): ConnectedProvider | undefined;
  /** What this process knows of its targets' health. */
  readonly health: Health;
  readonly conversations: ConversationCache;
  /** Where words go while they come; absent: nobody reads along. */
  readonly live?: Live;
  readonly prices: Prices;
  readonly tokens: TokenCounter;
  readonly factors: TokenFactors;
  /** Reads a page of a run's conversation from the workflow itself. */
  readPage(workflowId: string, runId: string, page: PageRequest): Promise<TranscriptPage>;
}

export interface ConnectedProvider {
  readonly binding: ProviderBinding;
  readonly provider: Provider;
}
