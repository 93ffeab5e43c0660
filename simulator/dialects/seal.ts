import { createHmac } from 'node:crypto';

/** Not a secret: the same in every process, so that what was sealed before a restart still opens after it. */
const KEY = 'understudy simulator';

/** What a reasoning or thinking block is good for: its own place in a conversation, and nowhere else. */
export interface Binding {
  readonly provider: string;
  readonly model: string;
  /** JSON of everything the model saw before the block, in a form that does not depend on how it was written. */
  readonly prefix: unknown;
}

export function seal({ provider, model, prefix }: Binding): string {
  return createHmac('sha512', KEY)
    .update(JSON.stringify([provider, model, prefix]))
    .digest('base64url');
}

export function opens(sealed: string, binding: Binding): boolean {
  return sealed === seal(binding);
}
