import type { Client } from '@temporalio/client';
import type { NativeConnection } from '@temporalio/worker';
import type { Understudy } from '../../../client/index.ts';

/** What the examples in docstrings take as given. */
export interface Stage {
  readonly client: Client;
  readonly understudy: Understudy;
  readonly taskQueue: string;
  readonly connection: NativeConnection;
  /** The text of a configuration. */
  readonly yaml: string;
}
