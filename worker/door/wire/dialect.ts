import type { JsonObject } from '../../../domain/json.ts';
import type { Refusal } from '../refusal/refusal.ts';

/** How one vendor's API tells errors, whatever the endpoint. */
export interface Dialect {
  readonly name: 'openai' | 'anthropic';
  readonly status: (refusal: Refusal) => number;
  /** The body of a refused request; `runId` where there is a run. */
  readonly errorBody: (refusal: Refusal, runId?: string) => JsonObject;
  /** The header in which the vendor's own clients look for a request's id. */
  readonly requestIdHeader: string;
}
