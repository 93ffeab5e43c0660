import type { OnProgress } from './progress.ts';

/** Where a server comes from, in the order in which they are tried. */
export type SourceName = 'environment' | 'path' | 'cache' | 'sdk-download' | 'go-install';

export type SearchAttributeType = 'Keyword' | 'KeywordList' | 'Datetime' | 'Int';

export interface ResolveOptions {
  /** Read instead of `process.env`, and handed on to what is started. */
  env?: NodeJS.ProcessEnv;
  /** Registered on a server that we start; left alone on one at TEMPORAL_ADDRESS. */
  searchAttributes?: Record<string, SearchAttributeType>;
  onProgress?: OnProgress;
  /** SQLite file that keeps the runs across restarts. Default: in memory. */
  persist?: string;
  /** Default true. */
  ui?: boolean;
  /** Created when missing on a server that we start. Default: TEMPORAL_NAMESPACE, else `default`. */
  namespace?: string;
}

export interface TemporalServer {
  /** host:port of the gRPC endpoint. */
  address: string;
  namespace: string;
  uiUrl: string | undefined;
  startedByUs: boolean;
  source: SourceName;
  /** The pid of the server that we started. */
  pid?: number;
  /** Ends the server if we started it: 0.2 s, with `persist` 1 to 2 s. May be called twice. */
  stop(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}
