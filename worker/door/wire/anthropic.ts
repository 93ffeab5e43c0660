import { rowOf } from '../refusal/refusals.ts';
import type { Dialect } from './dialect.ts';

/** There is no field of its own for the place of an error: the message begins with it, as the vendor's own do. */
export const anthropic: Dialect = {
  name: 'anthropic',
  status: ({ kind }) => rowOf(kind).anthropicStatus ?? rowOf(kind).status,
  errorBody: ({ kind, message, field }, runId) => {
    const placed = field === undefined || message.startsWith(field) ? message : `${field}: ${message}`;
    const told = runId === undefined ? placed : `${placed} (run ${runId})`;
    return {
      type: 'error',
      error: { type: rowOf(kind).anthropic, message: told },
      request_id: runId ?? null,
    };
  },
  requestIdHeader: 'request-id',
};
