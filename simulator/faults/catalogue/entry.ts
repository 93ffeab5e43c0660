import type { DialectName } from '../../dialects/dialect.ts';
import type { FaultOrder } from '../order.ts';

/** A ready-made order under a name that says what goes wrong. Without `times` in its order, until it is healed. */
export interface CatalogueEntry {
  readonly name: string;
  readonly order: FaultOrder;
  /** The protocols in which it occurs. */
  readonly formats: readonly DialectName[];
  /** What there must be for it to show; without that the answer is a right one. */
  readonly needs?: readonly Need[];
}

/**
 * `stream`: a request for a stream. `call`: an answer that calls tools. `output`: an answer in JSON.
 * `own-port`: a provider with a port of its own, asked with `https:`. `no-address`: a provider asked at a host that ends
 * in `.invalid`.
 */
export type Need = 'stream' | 'call' | 'output' | 'own-port' | 'no-address';

export const CHAT: readonly DialectName[] = ['openai-chat'];
export const RESPONSES: readonly DialectName[] = ['openai-responses'];
export const MESSAGES: readonly DialectName[] = ['anthropic-messages'];
export const OPENAI: readonly DialectName[] = [...CHAT, ...RESPONSES];
export const EVERY: readonly DialectName[] = [...OPENAI, ...MESSAGES];
