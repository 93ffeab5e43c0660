import { rowOf } from '../refusal/refusals.ts';
import type { Dialect } from './dialect.ts';

/** https://platform.openai.com/docs/guides/error-codes */
export const openai: Dialect = {
  name: 'openai',
  status: ({ kind }) => rowOf(kind).status,
  errorBody: ({ kind, message, field }, runId) => {
    const [type, code] = rowOf(kind).openai;
    return {
      error: {
        message: runId === undefined ? message : `${message} (run ${runId})`,
        type,
        param: field ?? null,
        code,
      },
    };
  },
  requestIdHeader: 'x-request-id',
};
