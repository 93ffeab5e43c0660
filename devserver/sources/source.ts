import type { Say } from '../progress.ts';
import type { SourceName } from '../temporal-server.ts';

/** Whether a source can be used here, found out within seconds and without changing anything. */
export type Look =
  /** It has a server, or a binary that runs. */
  | { state: 'ready'; text: string }
  /** It can very likely get a binary, by downloading or building. */
  | { state: 'possible'; text: string }
  | { state: 'unavailable'; text: string }
  /** It was asked for and doesn't work: going on to another source would be wrong. */
  | { state: 'broken'; text: string; error: Error };

/** What a source gives: a server that runs already, or a binary to start one with. */
export type Provided =
  | { kind: 'server'; address: string; uiUrl: string | undefined }
  | { kind: 'binary'; path: string };

/** One place to get a Temporal server from. To add one: copy a file of this folder and list it in `order.ts`. */
export interface Source {
  name: SourceName;
  /** What it tries, for the progress line. */
  trying: string;
  look(env: NodeJS.ProcessEnv): Promise<Look>;
  /** Called after a `ready` or `possible` look. Throws an `Error` whose message says why it came to nothing. */
  provide(env: NodeJS.ProcessEnv, say: Say): Promise<Provided>;
}
